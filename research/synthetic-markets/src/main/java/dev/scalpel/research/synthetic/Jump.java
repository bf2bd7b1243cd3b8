package dev.scalpel.research.synthetic;

import dev.scalpel.market.Minutes;

/**
 * A jump: occasionally a few seconds have many times the normal variance. The price passes through the levels instead of
 * skipping them, as on a venue with a full book.
 */
final class Jump {

    /** Duration of a jump in steps. */
    static final int STEPS = 4;
    /** Factor on the moves during a jump: a jump adds the variance of 25 minutes. */
    static final double FACTOR = 10;

    private static final double CHANCE_PER_MINUTE = 2.0 / Minutes.PER_DAY;
    private static final int NEVER = Integer.MAX_VALUE;

    private int firstStep = NEVER;

    void advance(RandomStream noise) {
        firstStep =
                noise.chance(CHANCE_PER_MINUTE) ? (int) (noise.uniform() * (MarketFactor.STEPS - STEPS + 1)) : NEVER;
    }

    boolean covers(int step) {
        return step >= firstStep && step < firstStep + STEPS;
    }
}
