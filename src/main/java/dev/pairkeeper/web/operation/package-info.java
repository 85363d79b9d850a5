/** What pages and calls alike do with plans and operations: reading requests, telling who asked. */
@NullMarked
package dev.pairkeeper.web.operation;

import org.jspecify.annotations.NullMarked;
