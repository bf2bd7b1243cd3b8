package dev.scalpel.research.synthetic;

import dev.scalpel.market.Minutes;

/**
 * A jump: now and then a few seconds hold many times the usual variance. The price runs through its levels instead of
 * skipping them, as it does on a venue with a filled book.
 */
final class Jump {

    /** Steps a jump lasts. */
    static final int STEPS = 4;
    /** How much larger the moves are while it lasts: a jump adds 25 minutes' worth of variance. */
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
