/**
 * Bayesian optimisation of mixed parameters with a Gaussian process. It knows nothing of trading: it is given a space
 * and finished trials and answers with the next point to try. Smaller losses are better.
 */
@NullMarked
package dev.scalpel.training.optimiser;

import org.jspecify.annotations.NullMarked;
