/** The daily pipeline: what a call of a step does and records, and the walk through all steps on one machine. */
@NullMarked
package dev.scalpel.pipeline;

import org.jspecify.annotations.NullMarked;
