package dev.scalpel.features.columns;

/**
 * A quantity of one bar, or of one bar and the one or two before it. Features are made of these and of windows over
 * them. Where an earlier bar is outside the series, the value is NaN.
 */
public enum BarQuantity {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    TRADES,
    TAKER_BUY_VOLUME,
    /** The reference pair's close of the same minute; NaN where that minute is absent. */
    REFERENCE_CLOSE,
    /** Minutes since Monday 00:00 UTC at which the bar opened. */
    MINUTE_OF_WEEK,
    /** Minutes since Monday 00:00 in New York at which the bar opened. */
    NEW_YORK_MINUTE_OF_WEEK,

    MINUTE_OF_DAY,
    MINUTE_OF_HOUR,
    LOG_CLOSE,
    REFERENCE_LOG_CLOSE,
    RETURN,
    REFERENCE_RETURN,
    CHANGE,
    SQUARED_RETURN,
    SQUARED_REFERENCE_RETURN,
    RETURN_BY_REFERENCE,
    RETURN_BY_PREVIOUS,
    ABSOLUTE_RETURN,
    GAIN,
    ABSOLUTE_CHANGE,
    /** 1 after a rise, -1 after a fall, 0 after neither. */
    DIRECTION,
    SQUARED_LOG_RANGE,
    TRUE_RANGE,
    TYPICAL_PRICE,
    TURNOVER;

    /** Whether it is read from the bars rather than computed from other quantities. */
    boolean isLoaded() {
        return compareTo(MINUTE_OF_DAY) < 0;
    }
}
