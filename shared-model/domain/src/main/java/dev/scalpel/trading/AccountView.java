package dev.scalpel.trading;

/** The account as decisions and limits see it. Times are minutes in epoch milliseconds. */
public interface AccountView {

    /** Before all bars: the event has not happened yet. */
    long NEVER = Long.MIN_VALUE;

    /** Marked to the newest close, in the quote asset. */
    double equity();

    /** The highest {@link #equity()} so far. */
    double peakEquity();

    /** Equity at the end of the previous UTC day; the starting equity on the first day. */
    double dayStartEquity();

    int lossesInARow();

    /** The minute of the newest exit at a stop, or {@link #NEVER}. */
    long lastStopTime();

    /** The minute of the newest exit at a loss, or {@link #NEVER}. */
    long lastLossTime();
}
