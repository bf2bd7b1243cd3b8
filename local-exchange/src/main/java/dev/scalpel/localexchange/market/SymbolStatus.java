package dev.scalpel.localexchange.market;

/** The state of a pair's market, in the venue's words (enums.md, "Symbol status"; faqs/spot_glossary.md). */
public enum SymbolStatus {
    TRADING,
    END_OF_DAY,
    /** Closed in an emergency. */
    HALT,
    /** Closed as scheduled, or in a minute without a bar. */
    BREAK,
    /** Orders can be cancelled and amended, but not placed. */
    CANCEL_ONLY
}
