/** The fault storm: execution against killed processes, failing stores and a failing venue. */
@NullMarked
package dev.scalpel.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
