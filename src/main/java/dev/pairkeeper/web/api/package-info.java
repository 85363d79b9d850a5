/** The REST API: requests, responses and problem details. */
@NullMarked
package dev.pairkeeper.web.api;

import org.jspecify.annotations.NullMarked;
