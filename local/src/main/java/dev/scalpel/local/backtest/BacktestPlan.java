package dev.scalpel.local.backtest;

import dev.scalpel.local.functions.ReportRun;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.portfolio.EntriesOnly;
import dev.scalpel.universe.PastUniverses;
import java.time.Instant;
import java.util.Optional;

/**
 * The scope of a backtest.
 *
 * @param from the first minute traded
 * @param to the minute after the last
 * @param retrain whether each day is trained, or the current champion trades the whole period
 * @param run how it was started, for its report
 * @param universe the lists of its days, by which entries are made; empty where the settings name their symbols
 */
public record BacktestPlan(
        Symbol symbol, Instant from, Instant to, Retrain retrain, ReportRun run, Optional<PastUniverses> universe) {

    /** When models are trained. */
    public enum Retrain {
        DAILY,
        NEVER
    }

    /** Started by a program. */
    public BacktestPlan(Symbol symbol, Instant from, Instant to, Retrain retrain) {
        this(symbol, from, to, retrain, ReportRun.backtest(Optional.empty(), 0), Optional.empty());
    }

    public BacktestPlan withRun(ReportRun other) {
        return new BacktestPlan(symbol, from, to, retrain, other, universe);
    }

    /** With entries on those days only on which the symbol was a member. */
    public BacktestPlan in(PastUniverses lists) {
        return new BacktestPlan(symbol, from, to, retrain, run, Optional.of(lists));
    }

    /** The rule with the entries that the universe of each minute allows. */
    DecisionRule inUniverse(DecisionRule rule, BarSeries bars) {
        return universe.<DecisionRule>map(lists -> new EntriesOnly(
                        rule, bars.size(), row -> lists.isMember(symbol, Minutes.plus(bars.openTime(row), 1))))
                .orElse(rule);
    }

    Optional<PastUniverses.Membership> membership() {
        return universe.map(lists -> lists.of(symbol));
    }

    public BacktestPlan {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a backtest must end after it begins: " + from + " to " + to);
        }
    }
}
