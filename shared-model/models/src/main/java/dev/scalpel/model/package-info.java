/**
 * What a champion says: the network's predictions, their calibration, the choice of a bracket, the decision; and how all
 * of it is kept.
 */
@NullMarked
package dev.scalpel.model;

import org.jspecify.annotations.NullMarked;
