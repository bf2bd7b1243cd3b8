package dev.scalpel.local.backtest;

import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.CostStatement;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.settings.Settings;
import java.time.Instant;

/**
 * The costs of a backtest: today's commission and the spreads of the past, the same for its trainings, its trades and its
 * report. A training of a simulated day would otherwise know nothing of what was measured later.
 */
public record BacktestCosts(Settings settings, CostStatement statement) {

    /**
     * Fixes the costs that are known now in the settings.
     *
     * @throws dev.scalpel.store.StoreException if the stored measurements cannot be read
     */
    public static BacktestCosts fixed(Settings settings, CostRepository measured, BacktestPlan plan, Instant now) {
        CostStatement statement =
                new MeasuredCosts(settings, measured).statement(settings.instrument(plan.symbol()), plan.from(), now);
        return new BacktestCosts(settings.withCosts(settings.costs().fixed(statement.costs())), statement);
    }
}
