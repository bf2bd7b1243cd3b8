package dev.scalpel.statistics.risk;

import dev.scalpel.statistics.Statistic;
import java.util.Arrays;

/**
 * The loss of the worst days, by historical simulation: no distribution is assumed. Losses are above zero.
 *
 * @param valueAtRisk loss of the best of the worst 5 % of the days
 * @param expectedShortfall mean loss of the worst 5 % of the days
 */
public record TailRisk(Statistic valueAtRisk, Statistic expectedShortfall) {

    /** One in so many days is beyond the value at risk. */
    private static final int ONE_DAY_IN = 20;

    /** @param dailyReturns in any order; the worst 5 % are rounded up to whole days, so that there is at least one */
    public static TailRisk of(double[] dailyReturns) {
        if (dailyReturns.length < ONE_DAY_IN) {
            Statistic none =
                    Statistic.undefined("needs at least " + ONE_DAY_IN + " whole days, has " + dailyReturns.length);
            return new TailRisk(none, none);
        }
        double[] sorted = dailyReturns.clone();
        Arrays.sort(sorted);
        int worst = (sorted.length + ONE_DAY_IN - 1) / ONE_DAY_IN;
        double sum = Arrays.stream(sorted, 0, worst).sum();
        // Without a loss 0, and not -0.
        return new TailRisk(Statistic.of(0 - sorted[worst - 1]), Statistic.of(0 - sum / worst));
    }
}
