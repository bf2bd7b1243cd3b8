/** Fits the parts of a model: networks, linear map, calibration, meta-model. */
@NullMarked
package dev.scalpel.learning.fit;

import org.jspecify.annotations.NullMarked;
