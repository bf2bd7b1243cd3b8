package dev.scalpel.trading.instrument;

/** When an instrument is traded. The venue's own market status says what holds at this moment. */
public enum TradingSession {
    /** At any time, on every day. */
    ALWAYS_OPEN
}
