package dev.scalpel.features.columns;

import dev.scalpel.market.BarSeries;

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
    /** 1 in a minute with a bar, or in which the instrument is traded, else 0. */
    TRADED,

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
    RANGE,
    SQUARED_LOG_RANGE,
    TRUE_RANGE,
    TYPICAL_PRICE,
    TURNOVER;

    /** Whether it is read from the bars rather than computed from other quantities. */
    boolean isRead() {
        return compareTo(TRADED) <= 0;
    }

    boolean isPrice() {
        return compareTo(CLOSE) <= 0;
    }

    /** The column of a series that holds it. */
    BarSeries.Column column() {
        return switch (this) {
            case OPEN -> BarSeries.Column.OPEN;
            case HIGH -> BarSeries.Column.HIGH;
            case LOW -> BarSeries.Column.LOW;
            case CLOSE -> BarSeries.Column.CLOSE;
            case VOLUME -> BarSeries.Column.VOLUME;
            case TRADES -> BarSeries.Column.TRADES;
            case TAKER_BUY_VOLUME -> BarSeries.Column.TAKER_BUY_VOLUME;
            default -> throw new IllegalArgumentException(this + " is not in the bars");
        };
    }
}
