/** From the outputs of the networks to a calibrated prediction of one bracket. */
@NullMarked
package dev.scalpel.model.prediction;

import org.jspecify.annotations.NullMarked;
