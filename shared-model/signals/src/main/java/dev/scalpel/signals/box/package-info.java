/** Where signals are kept. */
@NullMarked
package dev.scalpel.signals.box;

import org.jspecify.annotations.NullMarked;
