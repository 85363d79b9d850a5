/** Lets tests use the lab of real hosts, {@code docker/lab/lab}. */
@NullMarked
package dev.pairkeeper.lab;

import org.jspecify.annotations.NullMarked;
