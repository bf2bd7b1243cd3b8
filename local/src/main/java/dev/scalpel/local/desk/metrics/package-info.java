/** The bot's figures in Prometheus' text format. */
@NullMarked
package dev.scalpel.local.desk.metrics;

import org.jspecify.annotations.NullMarked;
