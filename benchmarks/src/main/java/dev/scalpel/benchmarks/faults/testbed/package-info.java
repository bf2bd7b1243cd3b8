/** One account on the local exchange with its store, clock and network, and the interception of every port call. */
@NullMarked
package dev.scalpel.benchmarks.faults.testbed;

import org.jspecify.annotations.NullMarked;
