package dev.scalpel.promotion;

import dev.scalpel.settings.Settings;

/**
 * What a challenger must show.
 *
 * @param falsePromotionBudget accepted probability of a false promotion per training, for the whole account
 * @param symbols number of symbols that share the budget
 * @param minTrades fewest trades of the evidence
 */
public record GateRules(double falsePromotionBudget, int symbols, int minTrades) {

    /** One symbol, the default budget. */
    public static final GateRules DEFAULT = new GateRules(0.005, 1, 100);

    public GateRules {
        if (!(falsePromotionBudget > 0 && falsePromotionBudget <= 0.5)) {
            throw new IllegalArgumentException("falsePromotionBudget must lie in (0, 0.5]: " + falsePromotionBudget);
        }
        if (symbols < 1 || minTrades < 1) {
            throw new IllegalArgumentException("symbols and minTrades must be >= 1: " + symbols + ", " + minTrades);
        }
    }

    public static GateRules of(Settings settings) {
        return new GateRules(
                settings.gate().falsePromotionBudget().doubleValue(),
                settings.symbols().symbols().size(),
                settings.gate().minTrades());
    }

    /** Required probability that the true Sharpe ratio is above zero. */
    public double confidence() {
        return 1 - falsePromotionBudget / symbols;
    }
}
