package dev.scalpel.features.columns;

/** The formula of a feature, as a column made of others. */
@FunctionalInterface
public interface Formula {

    /** The column must read only the rows of the feature's look-back. */
    ColumnView over(Columns columns);
}
