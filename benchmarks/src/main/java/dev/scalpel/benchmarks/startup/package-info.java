/** How long a command of the command line takes. */
@NullMarked
package dev.scalpel.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
