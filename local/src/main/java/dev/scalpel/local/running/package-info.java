/** {@code ./scalpel run}: the four functions on their schedules in real time, one instance per state. */
@NullMarked
package dev.scalpel.local.running;

import org.jspecify.annotations.NullMarked;
