/** The pages of plans and operations: what can be done, what would be done, what is being done. */
@NullMarked
package dev.pairkeeper.web.page.operation;

import org.jspecify.annotations.NullMarked;
