package dev.scalpel.signals;

import dev.scalpel.market.Sha256;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an outside source wants a strategy to hold: a state, not an order. Executing it twice is executing it once.
 *
 * @param id the sender's own, or 16 hexadecimal digits that follow from all that the sender said
 * @param time the sender's, in milliseconds: it orders the signals of a strategy
 * @param receivedAt when it arrived here
 * @param price at which the sender saw it; for the report of slippage, and for the distance of the stop
 * @param stop where the sender wants the stop of the position to rest; only with a price
 * @param previous what the sender thinks that was held before; a difference means that an alert was lost
 * @param bar the bar that caused it, if the sender said so
 * @param source the form of the message
 * @param bodySha256 64 hexadecimal digits of the message's bytes
 */
public record Signal(
        String id,
        String portfolio,
        String strategy,
        TargetState target,
        Kind kind,
        Instant time,
        Instant receivedAt,
        Optional<BigDecimal> price,
        Optional<BigDecimal> stop,
        String comment,
        Optional<TargetState> previous,
        Optional<Instant> bar,
        String source,
        String bodySha256) {

    /** The sequence in which the signals of a strategy count. */
    public static final Comparator<Signal> ORDER =
            Comparator.comparing(Signal::time).thenComparing(Signal::receivedAt).thenComparing(Signal::id);

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,30}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int ID_DIGITS = 16;
    private static final BigDecimal MAX_STOP = new BigDecimal("0.9");

    /** When a signal is executed. */
    public enum Kind {
        /** At the portfolio's next slot. */
        ORDER,
        /** At once; it may only close. */
        STOP
    }

    public Signal {
        requireId(id);
        requireName("portfolio", portfolio);
        requireName("strategy", strategy);
        time = time.truncatedTo(ChronoUnit.MILLIS);
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        price.filter(value -> value.signum() <= 0).ifPresent(value -> {
            throw new IllegalArgumentException("price must be > 0: " + value);
        });
        if (kind == Kind.STOP && target != TargetState.FLAT) {
            throw new IllegalArgumentException("a stop must close: " + target);
        }
        stopProblem(target, price, stop).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** Without a stop of its own. */
    public Signal(
            String id,
            String portfolio,
            String strategy,
            TargetState target,
            Kind kind,
            Instant time,
            Instant receivedAt,
            Optional<BigDecimal> price,
            String comment,
            Optional<TargetState> previous,
            Optional<Instant> bar,
            String source,
            String bodySha256) {
        this(
                id,
                portfolio,
                strategy,
                target,
                kind,
                time,
                receivedAt,
                price,
                Optional.empty(),
                comment,
                previous,
                bar,
                source,
                bodySha256);
    }

    /**
     * Why this stop cannot protect a position that is entered at this price.
     *
     * @return empty if it can, or if there is none
     */
    public static Optional<String> stopProblem(
            TargetState target, Optional<BigDecimal> price, Optional<BigDecimal> stop) {
        if (stop.isEmpty()) {
            return Optional.empty();
        }
        if (price.isEmpty()) {
            return Optional.of("a stop needs the price that it is measured from: " + stop.get());
        }
        int sign = target.side().map(PositionSide::sign).orElse(0);
        boolean beyond = stop.get().subtract(price.get()).signum() * sign >= 0;
        return beyond
                        || stop.get().signum() <= 0
                        || distance(price.get(), stop.get()).compareTo(MAX_STOP) > 0
                ? Optional.of("the stop of a " + target + " at " + price.get() + " must lie "
                        + (sign < 0 ? "above" : "below") + " the price, by 90 % of it at most: " + stop.get())
                : Optional.empty();
    }

    /** How far the stop lies from the price, as a share of it; empty without a stop. */
    public Optional<BigDecimal> stopDistance() {
        return stop.flatMap(level -> price.map(from -> distance(from, level)));
    }

    private static BigDecimal distance(BigDecimal price, BigDecimal stop) {
        return price.subtract(stop).abs().divide(price, MathContext.DECIMAL64);
    }

    /** Names of portfolios and of their strategies. */
    public static String requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " must be 1 to 30 of a-z 0-9 -: '" + name + "'");
        }
        return name;
    }

    public static String requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be 1 to 64 of A-Z a-z 0-9 _ -: '" + id + "'");
        }
        return id;
    }

    /** The same of a signal without a stop. */
    public static String idOf(
            String portfolio,
            String strategy,
            TargetState target,
            Kind kind,
            Instant time,
            Optional<BigDecimal> price,
            String comment) {
        return idOf(portfolio, strategy, target, kind, time, price, Optional.empty(), comment);
    }

    /** The id that follows from what a sender said: the same alert again has the same one. */
    public static String idOf(
            String portfolio,
            String strategy,
            TargetState target,
            Kind kind,
            Instant time,
            Optional<BigDecimal> price,
            Optional<BigDecimal> stop,
            String comment) {
        String canonical = String.join(
                        "\n",
                        portfolio,
                        strategy,
                        target.name(),
                        kind.name(),
                        Long.toString(time.toEpochMilli()),
                        price.map(value -> value.stripTrailingZeros().toPlainString())
                                .orElse(""),
                        comment.replace("\\", "\\\\").replace("\n", "\\n"))
                // A signal without a stop has the id that it had before there were any.
                + stop.map(value -> "\n" + value.stripTrailingZeros().toPlainString())
                        .orElse("");
        return Sha256.hex(canonical).substring(0, ID_DIGITS);
    }
}
