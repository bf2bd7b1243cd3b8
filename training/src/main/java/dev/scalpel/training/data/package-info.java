/** From bars to what models are fitted to: the window and its blocks, features, targets, weights. */
@NullMarked
package dev.scalpel.training.data;

import org.jspecify.annotations.NullMarked;
