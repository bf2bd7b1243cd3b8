package dev.scalpel.features;

import java.util.function.IntToDoubleFunction;

/** The formula of a feature: given a block, the value at each row. */
@FunctionalInterface
interface Formula {

    /**
     * The returned function is called only for rows with the feature's complete look-back in the block, and must read only
     * the rows of that look-back.
     */
    IntToDoubleFunction over(BarBlock block);
}
