/** The pages that add, change and remove a pair. */
@NullMarked
package dev.pairkeeper.web.page.form;

import org.jspecify.annotations.NullMarked;
