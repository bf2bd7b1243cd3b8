/** Walk-forward trials of recipes: fit, calibrate, trade by the simulator, record, search for the best. */
@NullMarked
package dev.scalpel.training.tuning;

import org.jspecify.annotations.NullMarked;
