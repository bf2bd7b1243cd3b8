package dev.scalpel.monitoring.portfolio;

import dev.scalpel.signals.Outcome;
import dev.scalpel.trading.ExitReason;
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
 * @param drifts what the venue or somebody else closed, newest first
 * @param transfers of cash that is no profit, newest first
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
        List<Drift> drifts,
        List<Transfer> transfers) {

    /**
     * @param atCost cash and what was paid for what is held: no unrealised gain counts
     * @param atMarket cash and what it would bring at the last bars' closes; empty where the bars of a holding are missing
     */
    public record Value(BigDecimal cash, BigDecimal atCost, Optional<BigDecimal> atMarket) {}

    /** A signal that was not executed as it should have been. */
    public record Refusal(Instant at, String strategy, String signal, Outcome outcome, String reason) {}

    /** A holding that ended without an order of ours: by its owner's hand, liquidated, or by auto-deleveraging. */
    public record Drift(Instant at, String strategy, ExitReason reason, BigDecimal quantity, BigDecimal netProfit) {}

    /** @param amount negative if it left the account */
    public record Transfer(Instant at, BigDecimal amount) {}

    public PortfolioReview {
        strategies = List.copyOf(strategies);
        notExecuted = List.copyOf(notExecuted);
        drifts = List.copyOf(drifts);
        transfers = List.copyOf(transfers);
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

    /** That closed trades have received, negative if they paid it. */
    public BigDecimal funding() {
        return strategies.stream().map(StrategyReview::funding).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What came into the account, less what left it. */
    public BigDecimal transferred() {
        return transfers.stream().map(Transfer::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public int trades() {
        return strategies.stream().mapToInt(StrategyReview::trades).sum();
    }
}
