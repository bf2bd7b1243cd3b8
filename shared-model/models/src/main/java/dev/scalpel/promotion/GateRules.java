package dev.scalpel.promotion;

import dev.scalpel.settings.Settings;

/**
 * How much must be shown.
 *
 * @param falsePromotionBudget the account's accepted chance of a false promotion at one training
 * @param symbols how many share it
 * @param minTrades the evidence must hold
 */
public record GateRules(double falsePromotionBudget, int symbols, int minTrades) {

    /** One symbol of its own, the usual budget. */
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

    /** The probability, that the true Sharpe ratio is above zero, which is asked for. */
    public double confidence() {
        return 1 - falsePromotionBudget / symbols;
    }
}
