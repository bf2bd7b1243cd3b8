package dev.scalpel.trading;

/** What a decision and a limit may know of the account. Times are minutes in epoch milliseconds. */
public interface AccountView {

    /** A time before all bars: "never yet". */
    long NEVER = Long.MIN_VALUE;

    /** Marked to the newest close, in the quote asset. */
    double equity();

    /** The highest {@link #equity()} so far. */
    double peakEquity();

    /** Equity at the end of the UTC day before; the starting equity on the first day. */
    double dayStartEquity();

    int lossesInARow();

    /** The minute of the newest exit at a stop, or {@link #NEVER}. */
    long lastStopTime();

    /** The minute of the newest exit at a loss, or {@link #NEVER}. */
    long lastLossTime();
}
