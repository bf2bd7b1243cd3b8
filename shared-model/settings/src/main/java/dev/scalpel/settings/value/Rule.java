package dev.scalpel.settings.value;

/** A rule in code that emits signals or confirms those of others. */
public enum Rule {
    /** Two averages of closed bars, with a band between them in which nothing changes. */
    TREND,
    /** The direction of the last closed bar, where it moved far enough. */
    MOMENTUM
}
