package dev.scalpel.localexchange.market;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;

/**
 * How the price moves within a bar: open, low, high, close, each held for a part of the minute. The low comes before
 * the high because the only side of a spot market is long: a bar that touches stop and target then hits the stop
 * first, as in the simulator. The open lasts long enough for an order that was sent right after the previous close.
 */
public final class PricePath {

    public static final int PHASES = 4;

    private static final long[] STARTS = {0, 20_000, 40_000, 55_000};

    private PricePath() {}

    /** Milliseconds from the bar's open to the start of a phase. */
    public static long start(int phase) {
        return phase == PHASES ? Minutes.MILLIS : STARTS[phase];
    }

    /** The phase at this offset from the bar's open. */
    static int phaseAt(long offset) {
        int phase = PHASES - 1;
        while (STARTS[phase] > offset) {
            phase--;
        }
        return phase;
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
