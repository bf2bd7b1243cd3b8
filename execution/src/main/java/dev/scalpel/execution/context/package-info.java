/** The inputs of an invocation: time, settings, bars, champion and stored state of each symbol. */
@NullMarked
package dev.scalpel.execution.context;

import org.jspecify.annotations.NullMarked;
