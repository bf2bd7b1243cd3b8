package dev.scalpel.features.columns;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

    MINUTE_OF_DAY(QuantityKernels::minuteOfDay, MINUTE_OF_WEEK),
    MINUTE_OF_HOUR(QuantityKernels::minuteOfHour, MINUTE_OF_WEEK),
    LOG_CLOSE(QuantityKernels::logarithm, CLOSE),
    REFERENCE_LOG_CLOSE(QuantityKernels::logarithm, REFERENCE_CLOSE),
    RETURN(QuantityKernels::change, LOG_CLOSE, true),
    REFERENCE_RETURN(QuantityKernels::change, REFERENCE_LOG_CLOSE, true),
    CHANGE(QuantityKernels::change, CLOSE, true),

    SQUARED_RETURN(QuantityKernels::square, RETURN),
    SQUARED_REFERENCE_RETURN(QuantityKernels::square, REFERENCE_RETURN),
    RETURN_BY_REFERENCE(QuantityKernels::product, RETURN, REFERENCE_RETURN),
    RETURN_BY_PREVIOUS(QuantityKernels::product, RETURN, true),
    ABSOLUTE_RETURN(QuantityKernels::absolute, RETURN),
    GAIN(QuantityKernels::positive, CHANGE),
    ABSOLUTE_CHANGE(QuantityKernels::absolute, CHANGE),
    /** 1 after a rise, -1 after a fall, 0 after neither. */
    DIRECTION(QuantityKernels::sign, CHANGE),

    SQUARED_LOG_RANGE(QuantityKernels::squaredLogRatio, HIGH, LOW),
    TRUE_RANGE(QuantityKernels::trueRange, HIGH, LOW, CLOSE) {
        @Override
        ColumnView[] sourcesIn(Columns columns) {
            return new ColumnView[] {
                columns.of(HIGH), columns.of(LOW), columns.of(CLOSE).back(1)
            };
        }
    },
    TYPICAL_PRICE(QuantityKernels::typicalPrice, HIGH, LOW, CLOSE),
    TURNOVER(QuantityKernels::product, TYPICAL_PRICE, VOLUME);

    @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
    private final @Nullable ColumnKernel kernel;

    private final List<BarQuantity> of;
    private final boolean withPrevious;

    BarQuantity() {
        this.kernel = null;
        this.of = List.of();
        this.withPrevious = false;
    }

    BarQuantity(ColumnKernel kernel, BarQuantity... of) {
        this.kernel = kernel;
        this.of = List.of(of);
        this.withPrevious = false;
    }

    /** @param withPrevious whether the second input is the first one a bar earlier */
    BarQuantity(ColumnKernel kernel, BarQuantity of, boolean withPrevious) {
        this.kernel = kernel;
        this.of = List.of(of);
        this.withPrevious = withPrevious;
    }

    /** Whether it is read from the bars rather than computed from other quantities. */
    boolean isLoaded() {
        return kernel == null;
    }

    Column derivedIn(Columns columns) {
        if (kernel == null) {
            throw new IllegalStateException(this + " is loaded from the bars");
        }
        return new Column(name(), kernel, List.of(sourcesIn(columns)));
    }

    ColumnView[] sourcesIn(Columns columns) {
        if (withPrevious) {
            ColumnView now = columns.of(of.get(0));
            return new ColumnView[] {now, now.back(1)};
        }
        return of.stream().map(columns::of).toArray(ColumnView[]::new);
    }
}
