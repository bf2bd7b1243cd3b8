package dev.scalpel.signals;

import dev.scalpel.market.Sha256;
import java.math.BigDecimal;
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
 * @param price at which the sender saw it; for the report of slippage only
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

    /** The id that follows from what a sender said: the same alert again has the same one. */
    public static String idOf(
            String portfolio,
            String strategy,
            TargetState target,
            Kind kind,
            Instant time,
            Optional<BigDecimal> price,
            String comment) {
        String canonical = String.join(
                "\n",
                portfolio,
                strategy,
                target.name(),
                kind.name(),
                Long.toString(time.toEpochMilli()),
                price.map(value -> value.stripTrailingZeros().toPlainString()).orElse(""),
                comment.replace("\\", "\\\\").replace("\n", "\\n"));
        return Sha256.hex(canonical).substring(0, ID_DIGITS);
    }
}
