/** From a message to a stored signal. */
@NullMarked
package dev.scalpel.api.receipt;

import org.jspecify.annotations.NullMarked;
