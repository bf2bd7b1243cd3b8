/** The faults that can be injected at a single port call: killed processes, failing stores, venue errors. */
@NullMarked
package dev.scalpel.benchmarks.faults.injection;

import org.jspecify.annotations.NullMarked;
