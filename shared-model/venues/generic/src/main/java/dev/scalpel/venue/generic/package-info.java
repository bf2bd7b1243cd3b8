/** Bars of venues that no adapter sends orders to, read by XChange: for paper trading. */
@NullMarked
package dev.scalpel.venue.generic;

import org.jspecify.annotations.NullMarked;
