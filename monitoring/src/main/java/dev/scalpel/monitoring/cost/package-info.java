/** What AWS charges for the bot: measured durations times a dated price table. */
@NullMarked
package dev.scalpel.monitoring.cost;

import org.jspecify.annotations.NullMarked;
