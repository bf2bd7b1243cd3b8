package dev.scalpel.localexchange.market;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * How the price moves within a bar: open, low, high, close, each held for a part of the minute. The open lasts long
 * enough for an order that was sent right after the previous close. Public prices do not depend on anybody's orders; that
 * this order of low and high favours no side is up to the matching engine.
 */
public final class PricePath {

    public static final int PHASES = 4;

    private static final long[] STARTS = {0, 20_000, 40_000, 55_000};

    private PricePath() {}

    /** Milliseconds from the bar's open to the start of a phase. */
    public static long start(int phase) {
        return phase == PHASES ? Minutes.MILLIS : STARTS[phase];
    }

    /** A step of the path: a phase of a minute begins. */
    @FunctionalInterface
    public interface Step {
        void begin(long minute, int phase, long time);
    }

    /** The steps after {@code from} and up to {@code to}, in order, while they are needed. */
    public static void steps(long from, long to, BooleanSupplier isNeeded, Step step) {
        for (long minute = Minutes.floor(from); minute <= to && isNeeded.getAsBoolean(); minute += Minutes.MILLIS) {
            for (int phase = 0; phase < PHASES; phase++) {
                long time = minute + STARTS[phase];
                if (time > from && time <= to) {
                    step.begin(minute, phase, time);
                }
            }
        }
    }

    /** The phase at this offset from the bar's open. */
    static int phaseAt(long offset) {
        int phase = PHASES - 1;
        while (STARTS[phase] > offset) {
            phase--;
        }
        return phase;
    }

    /** The prices from this phase to the end of the bar. */
    public static List<BigDecimal> from(Bar bar, int phase) {
        return IntStream.range(phase, PHASES)
                .mapToObj(later -> price(bar, later))
                .toList();
    }

    public static BigDecimal price(Bar bar, int phase) {
        return BigDecimal.valueOf(
                switch (phase) {
                    case 0 -> bar.open();
                    case 1 -> bar.low();
                    case 2 -> bar.high();
                    case 3 -> bar.close();
                    default -> throw new IllegalArgumentException("phase must be 0 to 3: " + phase);
                });
    }
}
