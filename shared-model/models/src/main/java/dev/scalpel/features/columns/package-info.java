/**
 * Columns of values over consecutive bars, each a pure function of the bars of its window: what features are made of.
 * The same bits whether a block of rows is computed from a long history or from the last bars alone.
 */
@NullMarked
package dev.scalpel.features.columns;

import org.jspecify.annotations.NullMarked;
