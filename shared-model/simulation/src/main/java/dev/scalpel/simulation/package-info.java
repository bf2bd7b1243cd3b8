/** The fill rules, the trader that steps through bars by them, the batch simulator and the label matrix. */
@NullMarked
package dev.scalpel.simulation;

import org.jspecify.annotations.NullMarked;
