package dev.scalpel.monitoring.portfolio;

import dev.scalpel.signals.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A portfolio in a period. Amounts are in its quote asset.
 *
 * @param halt why it is halted
 * @param pause why it opens nothing, while it keeps what it holds
 * @param value of the account as it is now; empty before its first run
 * @param strategies in the order of the settings
 * @param notExecuted signals of the period that a person should look at, newest first
 * @param drifts what somebody else changed, newest first
 */
public record PortfolioReview(
        String name,
        String mode,
        String venue,
        String quote,
        Optional<String> halt,
        Optional<String> pause,
        Optional<Value> value,
        List<StrategyReview> strategies,
        List<Refusal> notExecuted,
        List<Drift> drifts) {

    /**
     * @param atCost cash and what was paid for what is held: no unrealised gain counts
     * @param atMarket cash and what it would bring at the last bars' closes; empty where the bars of a holding are missing
     */
    public record Value(BigDecimal cash, BigDecimal atCost, Optional<BigDecimal> atMarket) {}

    /** A signal that was not executed as it should have been. */
    public record Refusal(Instant at, String strategy, String signal, Outcome outcome, String reason) {}

    /** A part of a holding that ended without an order of ours. */
    public record Drift(Instant at, String strategy, BigDecimal quantity, BigDecimal netProfit) {}

    public PortfolioReview {
        strategies = List.copyOf(strategies);
        notExecuted = List.copyOf(notExecuted);
        drifts = List.copyOf(drifts);
    }

    /** How many signals had each outcome. */
    public Map<Outcome, Integer> outcomes() {
        Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
        strategies.forEach(
                strategy -> strategy.outcomes().forEach((outcome, count) -> all.merge(outcome, count, Integer::sum)));
        return Collections.unmodifiableMap(all);
    }

    public BigDecimal netProfit() {
        return strategies.stream().map(StrategyReview::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public int trades() {
        return strategies.stream().mapToInt(StrategyReview::trades).sum();
    }
}
