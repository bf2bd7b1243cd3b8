package dev.scalpel.monitoring.portfolio;

import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.signals.Outcome;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.strategy.Origin;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A strategy of a portfolio in a period.
 *
 * @param filter whether the model filters its entries, and why not; empty without a filter
 * @param holding as it is now
 * @param marketValue what the holding would bring at the last bar's close; empty without a holding or a bar
 * @param outcomes how many signals had each outcome
 * @param orders that filled
 * @param filledQuote what they filled, without fees
 * @param slippageBp how much worse they filled than the price of their signals, weighted by what they filled; negative if
 *     better; empty where no signal had a price
 * @param latencyMillis median from a signal's receipt to its first order, which includes waiting for the slot; empty without any
 * @param trades that were closed
 * @param netProfit of these, after fees and funding
 * @param funding that these have received, negative if they paid it; the net profit has it too
 * @param exposure share of the period with a position, by these
 */
public record StrategyReview(
        String name,
        Symbol instrument,
        Origin origin,
        Optional<String> filter,
        Optional<Holding> holding,
        Optional<BigDecimal> marketValue,
        Map<Outcome, Integer> outcomes,
        int orders,
        BigDecimal filledQuote,
        OptionalDouble slippageBp,
        OptionalDouble latencyMillis,
        int trades,
        BigDecimal netProfit,
        BigDecimal funding,
        Statistic exposure) {

    public StrategyReview {
        Map<Outcome, Integer> sorted = new EnumMap<>(Outcome.class);
        sorted.putAll(outcomes);
        outcomes = Collections.unmodifiableMap(sorted);
    }

    public int received() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int executed() {
        return outcomes.getOrDefault(Outcome.EXECUTED, 0);
    }
}
