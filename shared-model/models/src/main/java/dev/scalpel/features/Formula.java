package dev.scalpel.features;

import java.util.function.IntToDoubleFunction;

/** The body of a feature: given a block, the value at each row of it. */
@FunctionalInterface
interface Formula {

    /**
     * The returned function is asked only for rows that have the feature's whole look-back before them in the block.
     * It must read nothing but the rows of that look-back.
     */
    IntToDoubleFunction over(BarBlock block);
}
