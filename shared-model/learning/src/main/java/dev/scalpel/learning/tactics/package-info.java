/** Learns from issued scores in which regimes other tactics would have been better. */
@NullMarked
package dev.scalpel.learning.tactics;

import org.jspecify.annotations.NullMarked;
