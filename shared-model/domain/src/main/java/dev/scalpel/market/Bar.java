package dev.scalpel.market;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One closed minute. Every bar is valid: the constructor rejects other values and names the violated rule.
 *
 * @param openTime epoch milliseconds of the minute's start, UTC
 * @param volume in units of the base asset
 * @param trades number of trades, or {@link #UNKNOWN_TRADES} where the venue does not report it
 * @param takerBuyVolume volume that takers bought, in units of the base asset; NaN where the venue does not report it
 */
public record Bar(
        long openTime,
        double open,
        double high,
        double low,
        double close,
        double volume,
        long trades,
        double takerBuyVolume) {

    public static final long UNKNOWN_TRADES = -1;
    public static final double UNKNOWN_VOLUME = Double.NaN;

    public Bar {
        String violation = violation(openTime, open, high, low, close, volume, trades, takerBuyVolume);
        if (violation != null) {
            throw new InvalidBarException(openTime, violation);
        }
    }

    /** A minute without trades: all prices are the previous close. */
    public static Bar quiet(long openTime, double previousClose) {
        return new Bar(openTime, previousClose, previousClose, previousClose, previousClose, 0, 0, 0);
    }

    /** Whether it can be a minute without trades. */
    public boolean isQuiet() {
        return volume == 0 && high == low;
    }

    public boolean hasTrades() {
        return trades != UNKNOWN_TRADES;
    }

    public boolean hasTakerBuyVolume() {
        return !Double.isNaN(takerBuyVolume);
    }

    public Instant openInstant() {
        return Instant.ofEpochMilli(openTime);
    }

    /** The rule that these values violate, or {@code null} when they form a valid bar. */
    static @Nullable String violation(
            long openTime,
            double open,
            double high,
            double low,
            double close,
            double volume,
            long trades,
            double takerBuyVolume) {
        if (!Minutes.isMinute(openTime)) {
            return "timestamp must be on a minute: " + openTime;
        }
        // One expression decides the common case; the rest only builds the message.
        boolean valid = low > 0
                && low <= open
                && low <= close
                && open <= high
                && close <= high
                && high <= Double.MAX_VALUE
                && volume >= 0
                && volume <= Double.MAX_VALUE
                && trades >= UNKNOWN_TRADES
                && !(takerBuyVolume < 0)
                && !(takerBuyVolume > volume);
        return valid ? null : describeViolation(open, high, low, close, volume, trades, takerBuyVolume);
    }

    private static String describeViolation(
            double open, double high, double low, double close, double volume, long trades, double takerBuyVolume) {
        if (!(Double.isFinite(open) && Double.isFinite(high) && Double.isFinite(low) && Double.isFinite(close))) {
            return "prices must be finite: open=" + open + " high=" + high + " low=" + low + " close=" + close;
        }
        if (!(low > 0 && open > 0 && high > 0 && close > 0)) {
            return "prices must be > 0: open=" + open + " high=" + high + " low=" + low + " close=" + close;
        }
        if (high < low) {
            return "high must be >= low: high=" + high + " low=" + low;
        }
        if (open < low || open > high) {
            return "open must lie between low and high: open=" + open + " low=" + low + " high=" + high;
        }
        if (close < low || close > high) {
            return "close must lie between low and high: close=" + close + " low=" + low + " high=" + high;
        }
        if (!Double.isFinite(volume) || volume < 0) {
            return "volume must be finite and >= 0: " + volume;
        }
        if (trades < UNKNOWN_TRADES) {
            return "trades must be >= 0: " + trades;
        }
        return "taker_buy_volume must lie between 0 and volume: " + takerBuyVolume + " of " + volume;
    }
}
