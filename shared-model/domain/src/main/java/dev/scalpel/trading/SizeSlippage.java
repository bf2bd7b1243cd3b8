package dev.scalpel.trading;

import java.util.List;

/**
 * How much worse than the quoted price a taker order fills, by its notional, as a share of the price: a larger order
 * reaches deeper into the book.
 *
 * @param baseRate of an order below the first step
 * @param steps by rising notional; a rate is never below the one before it
 */
public record SizeSlippage(double baseRate, List<Step> steps) {

    private static final double MAX_RATE = 0.05;

    /**
     * @param notional in the quote asset: the rate applies to orders of this size and larger ones
     * @param rate in place of the one before it, not in addition to it
     */
    public record Step(double notional, double rate) {
        public Step {
            Require.positive("notional of a slippage step", notional);
            Require.within("slippageRate", rate, 0, MAX_RATE);
        }
    }

    public SizeSlippage {
        Require.within("slippageRate", baseRate, 0, MAX_RATE);
        steps = List.copyOf(steps);
        double lastNotional = 0;
        double lastRate = baseRate;
        for (Step step : steps) {
            if (step.notional() <= lastNotional || step.rate() < lastRate) {
                throw new IllegalArgumentException("steps of slippage must rise in notional, and not fall in rate: "
                        + step + " after " + lastNotional + " at " + lastRate);
            }
            lastNotional = step.notional();
            lastRate = step.rate();
        }
    }

    /** The same rate for orders of any size. */
    public static SizeSlippage flat(double rate) {
        return new SizeSlippage(rate, List.of());
    }

    public boolean isFlat() {
        return steps.isEmpty();
    }

    public double rate(double notional) {
        double rate = baseRate;
        for (int i = 0; i < steps.size() && notional >= steps.get(i).notional(); i++) {
            rate = steps.get(i).rate();
        }
        return rate;
    }
}
