/** When signals are executed, and which of them count. Pure. */
@NullMarked
package dev.scalpel.signals.slot;

import org.jspecify.annotations.NullMarked;
