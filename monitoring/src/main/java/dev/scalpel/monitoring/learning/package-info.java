/** What the weekly review may learn: challengers, which the gate judges. */
@NullMarked
package dev.scalpel.monitoring.learning;

import org.jspecify.annotations.NullMarked;
