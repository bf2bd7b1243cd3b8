package dev.scalpel.portfolio.filter;

/** Whether the model may filter a strategy's entries. */
public sealed interface FilterVerdict {

    FilterFigures figures();

    /** It has chosen better entries than chance would. */
    record Adopted(FilterFigures figures) implements FilterVerdict {}

    /** @param reason in words: what is missing, and how much of it is needed */
    record Refused(String reason, FilterFigures figures) implements FilterVerdict {}
}
