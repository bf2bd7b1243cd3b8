package dev.scalpel.features;

import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;

/** The formula of a feature, as a column made of others. */
@FunctionalInterface
interface Formula {

    /** The column must read only the rows of the feature's look-back. */
    ColumnView over(Columns columns);
}
