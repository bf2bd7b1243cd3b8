/** From the bytes of a message to a signal, or to the reasons why there is none. Pure. */
@NullMarked
package dev.scalpel.signals.message;

import org.jspecify.annotations.NullMarked;
