/** How long a portfolio's plan takes. */
@NullMarked
package dev.scalpel.benchmarks.portfolio;

import org.jspecify.annotations.NullMarked;
