/** What every benchmark needs: the run, result rows, the JMH runner, the machine and the results file. */
@NullMarked
package dev.scalpel.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
