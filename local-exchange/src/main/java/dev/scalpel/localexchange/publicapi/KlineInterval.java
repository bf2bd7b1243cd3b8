package dev.scalpel.localexchange.publicapi;

import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * The supported bar intervals (rest-api.md, "Kline/Candlestick data"). All begin at whole multiples since the epoch in
 * the given zone, except weeks, which begin on Monday, and months.
 */
public enum KlineInterval {
    S1("1s", 1_000),
    M1("1m", Minutes.MILLIS),
    M3("3m", 3 * Minutes.MILLIS),
    M5("5m", 5 * Minutes.MILLIS),
    M15("15m", 15 * Minutes.MILLIS),
    M30("30m", 30 * Minutes.MILLIS),
    H1("1h", 60 * Minutes.MILLIS),
    H2("2h", 120 * Minutes.MILLIS),
    H4("4h", 240 * Minutes.MILLIS),
    H6("6h", 360 * Minutes.MILLIS),
    H8("8h", 480 * Minutes.MILLIS),
    H12("12h", 720 * Minutes.MILLIS),
    D1("1d", 1_440 * Minutes.MILLIS),
    D3("3d", 3 * 1_440 * Minutes.MILLIS),
    W1("1w", 7 * 1_440 * Minutes.MILLIS),
    MONTH("1M", 0);

    /** The epoch was a Thursday: Monday is four days later. */
    private static final long FIRST_MONDAY = 4 * 1_440 * Minutes.MILLIS;

    private final String text;
    private final long millis;

    KlineInterval(String text, long millis) {
        this.text = text;
        this.millis = millis;
    }

    public static KlineInterval of(String text) {
        for (KlineInterval interval : values()) {
            if (interval.text.equals(text)) {
                return interval;
            }
        }
        throw ApiException.refused(-1120, "Invalid interval.");
    }

    /** The start of the interval that contains this instant. */
    public long floor(long time, ZoneOffset zone) {
        if (this == MONTH) {
            return begin(date(time, zone).withDayOfMonth(1), zone);
        }
        long shift = (this == W1 ? FIRST_MONDAY : 0) - zone.getTotalSeconds() * 1_000L;
        return Math.floorDiv(time - shift, millis) * millis + shift;
    }

    /** The start of the interval after the one that begins here. */
    public long next(long begin, ZoneOffset zone) {
        return this == MONTH
                ? begin(date(begin, zone).with(TemporalAdjusters.firstDayOfNextMonth()), zone)
                : begin + millis;
    }

    /** The first start of an interval at or after this time. */
    public long ceiling(long time, ZoneOffset zone) {
        long floor = floor(time, zone);
        return floor == time ? time : next(floor, zone);
    }

    private static LocalDate date(long time, ZoneOffset zone) {
        return Instant.ofEpochMilli(time).atOffset(zone).toLocalDate();
    }

    private static long begin(LocalDate day, ZoneOffset zone) {
        return day.atStartOfDay().toInstant(zone).toEpochMilli();
    }
}
