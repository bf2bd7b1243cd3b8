/** Each week: tells what happened, learns from it, and reports. */
@NullMarked
package dev.scalpel.monitoring;

import org.jspecify.annotations.NullMarked;
