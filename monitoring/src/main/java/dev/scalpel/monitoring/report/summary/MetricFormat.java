package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.metrics.ConfidenceInterval;
import dev.scalpel.monitoring.metrics.Estimate;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats numbers and times for the report and the mail. */
public final class MetricFormat {

    public static final String MINUS = "\u2212";
    public static final String NARROW_SPACE = "\u202f";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private MetricFormat() {}

    /** The value in the unit of the metric, or why there is none. */
    public static String of(Metric metric, Estimate estimate) {
        return of(metric, estimate.statistic());
    }

    public static String of(Metric metric, Statistic statistic) {
        return statistic.isDefined() ? of(metric, statistic.get()) : statistic.reason();
    }

    public static String of(Metric metric, double value) {
        return switch (metric.unit()) {
            case PROBABILITY -> probability(value);
            case PERCENT -> signedIfReturn(metric, percent(value), value);
            case BASIS_POINTS -> signed(value * 10_000, 1) + NARROW_SPACE + "bp";
            case RATIO -> number(value, 2);
            case MONEY -> metric == Metric.COSTS_PAID ? number(value, 2) : signed(value, 2);
            case COUNT -> number(value, 0);
            case HOURS -> hours(value);
            case MILLISECONDS -> number(value, 0) + NARROW_SPACE + "ms";
        };
    }

    /** A difference of two values, with its sign; shares in percentage points. */
    public static String difference(Metric metric, double difference) {
        return switch (metric.unit()) {
            case PROBABILITY, PERCENT -> signed(100 * difference, 2) + NARROW_SPACE + "points";
            case BASIS_POINTS -> of(metric, difference);
            case RATIO, MONEY -> signed(difference, 2);
            case COUNT -> signed(difference, 0);
            case HOURS -> signed(difference, 1) + NARROW_SPACE + "h";
            case MILLISECONDS -> signed(difference, 0) + NARROW_SPACE + "ms";
        };
    }

    /** From low to high; says so where there is no upper bound. */
    public static String of(Metric metric, ConfidenceInterval interval) {
        return of(metric, interval.low()) + " to "
                + (interval.isBounded() ? of(metric, interval.high()) : "no upper bound");
    }

    public static String percent(double share) {
        double percent = share * 100;
        return number(percent, Math.abs(percent) >= 100 ? 0 : Math.abs(percent) >= 10 ? 1 : 2) + NARROW_SPACE + "%";
    }

    /** A probability is never shown as certain. */
    public static String probability(double probability) {
        double max = 0.999;
        return probability > max
                ? "over " + percent(max)
                : probability < 1 - max ? "under " + percent(1 - max) : percent(probability);
    }

    public static String signedPercent(double share) {
        return plus(share) + percent(share);
    }

    public static String signed(double value, int decimals) {
        String digits = number(value, decimals);
        return digits.chars().anyMatch(c -> c >= '1' && c <= '9') ? plus(value) + digits : digits;
    }

    /** With a comma between thousands, as in 12,345.60. */
    public static String number(double value, int decimals) {
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (value < 0 && !zero ? MINUS : "") + digits;
    }

    /** A number of unknown kind. */
    public static String compact(double value) {
        if (value != 0 && Math.abs(value) < 0.001) {
            return (value < 0 ? MINUS : "")
                    + new BigDecimal(Math.abs(value))
                            .round(new MathContext(2))
                            .stripTrailingZeros()
                            .toPlainString();
        }
        return number(value, Math.abs(value) >= 100 || value == Math.rint(value) ? 0 : 4);
    }

    public static String whole(long value) {
        return number((double) value, 0);
    }

    /** With a capital letter and a full stop; empty stays empty. */
    static String sentence(String words) {
        if (words.isBlank()) {
            return "";
        }
        String text = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }

    /** A key as words: {@code holdOutNet} is hold out net. */
    public static String spaced(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** As many digits as a price of this size needs. */
    public static String price(double price) {
        return number(price, price >= 1_000 ? 2 : price >= 10 ? 3 : price >= 0.1 ? 5 : 8);
    }

    public static String hours(double hours) {
        return hours < 48 ? number(hours, 1) + NARROW_SPACE + "h" : number(hours / 24, 1) + NARROW_SPACE + "days";
    }

    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    public static String minute(long epochMillis) {
        return minute(Instant.ofEpochMilli(epochMillis));
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "long", "short". */
    public static String label(PositionSide side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    /** "1 trade", "2 trades". */
    public static String count(long count, String one) {
        return whole(count) + " " + (count == 1 ? one : one + "s");
    }

    private static String signedIfReturn(Metric metric, String percent, double value) {
        return switch (metric) {
            case NET_RETURN, ANNUAL_RETURN, RETURN_ON_CAPITAL, BUY_AND_HOLD_RETURN, EXCESS_OVER_BUY_AND_HOLD ->
                plus(value) + percent;
            default -> percent;
        };
    }

    private static String plus(double value) {
        return value > 0 ? "+" : "";
    }
}
