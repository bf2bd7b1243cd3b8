package dev.scalpel.trading;

/**
 * The tunable parameters of a strategy's decisions: which style it trades in, and what an entry and its position keep to in
 * either style.
 */
public sealed interface Tactics permits BracketTactics, ScoreTactics {

    /** Maximum position as a share of equity, above 0, to 1. */
    double sizeCap();

    /** Maximum minutes from the entry to the exit. */
    int holdMinutes();

    /** Minutes without entry after a stop. */
    int coolDownMinutes();

    /** Twelve hexadecimal digits that identify these values. */
    String id();

    /** These tactics with a cool-down of at least this many minutes. */
    Tactics withMinCoolDown(int minutes);
}
