package dev.scalpel.strategy;

/** The kind of source that a strategy's decisions come from. */
public enum Origin {
    /** The licensed model of the instrument. */
    MODEL,
    /** What an outside source wants the strategy to hold. */
    SIGNAL,
    /** A rule in code that uses no model. */
    RULE
}
