package dev.scalpel.localexchange.perpetual.contract;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Funding rates by their stamps: 00:00, 08:00 and 16:00 UTC. A positive rate is paid by longs to shorts.
 *
 * @param known by stamp, in epoch milliseconds
 * @param otherwise the rate at all other stamps
 */
public record FundingRates(Map<Long, BigDecimal> known, BigDecimal otherwise) {

    public static final int INTERVAL_HOURS = 8;

    /** The interest rate per interval, which the rate is while the premium is small. */
    public static final BigDecimal INTEREST = new BigDecimal("0.0001");

    static final long INTERVAL = INTERVAL_HOURS * 3_600_000L;

    public FundingRates {
        known = Map.copyOf(known);
        known.keySet().stream().filter(stamp -> !isStamp(stamp)).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException(
                    "a funding stamp is a multiple of " + INTERVAL_HOURS + " hours since the epoch: " + wrong);
        });
    }

    /** The same rate at each stamp. */
    public static FundingRates constant(BigDecimal rate) {
        return new FundingRates(Map.of(), rate);
    }

    /** These rates with another one. */
    public FundingRates with(long stamp, BigDecimal rate) {
        Map<Long, BigDecimal> more = new TreeMap<>(known);
        more.put(stamp, rate);
        return new FundingRates(more, otherwise);
    }

    public BigDecimal at(long stamp) {
        return known.getOrDefault(stamp, otherwise);
    }

    public static boolean isStamp(long time) {
        return Math.floorMod(time, INTERVAL) == 0;
    }

    /** The first stamp after this instant. */
    public static long next(long now) {
        return (Math.floorDiv(now, INTERVAL) + 1) * INTERVAL;
    }

    /** The last stamp at or before this instant. */
    public static long last(long now) {
        return Math.floorDiv(now, INTERVAL) * INTERVAL;
    }

    /** The first stamp at or after this instant. */
    public static long firstFrom(long time) {
        return isStamp(time) ? time : next(time);
    }
}
