package dev.scalpel.funding;

import dev.scalpel.market.Minutes;
import java.math.BigDecimal;

/**
 * What one funding of a perpetual cost: long positions pay this share of their notional to short ones.
 *
 * @param time the minute in which it was due
 * @param rate negative where short pays long; −{@value #MAX_SIZE} to {@value #MAX_SIZE}
 */
public record FundingRate(long time, BigDecimal rate) implements Comparable<FundingRate> {

    /** Beyond that a rate is a mistake, such as one in percent. */
    public static final double MAX_SIZE = 0.1;

    private static final BigDecimal LIMIT = BigDecimal.valueOf(MAX_SIZE);

    public FundingRate {
        if (!Minutes.isMinute(time)) {
            throw new IllegalArgumentException("the time of a funding must be a full minute: " + time);
        }
        if (rate.abs().compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException(
                    "a funding rate must lie in [-" + LIMIT + ", " + LIMIT + "]: " + rate.toPlainString());
        }
        rate = rate.signum() == 0 ? BigDecimal.ZERO : rate.stripTrailingZeros();
    }

    /** A rate as venues report it: its time may be some milliseconds off the minute. */
    public static FundingRate near(long epochMillis, BigDecimal rate) {
        return new FundingRate(Minutes.floor(epochMillis + Minutes.MILLIS / 2), rate);
    }

    /** By time. */
    @Override
    public int compareTo(FundingRate other) {
        return Long.compare(time, other.time);
    }
}
