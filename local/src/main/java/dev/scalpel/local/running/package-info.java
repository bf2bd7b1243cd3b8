/** {@code ./scalpel run}: the four functions on their cadences, in real time, one instance on one state. */
@NullMarked
package dev.scalpel.local.running;

import org.jspecify.annotations.NullMarked;
