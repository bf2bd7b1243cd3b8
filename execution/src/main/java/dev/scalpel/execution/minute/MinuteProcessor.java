package dev.scalpel.execution.minute;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.engine.RoundPlan;
import dev.scalpel.execution.state.OutboxMerge;
import dev.scalpel.execution.state.StateDocuments;
import dev.scalpel.execution.state.StateDocuments.Held;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.WriteConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One symbol's minute, the same for every mode and however often it is called: read, reconcile, compute, claim, send
 * once, record, merge. What is sent leads to another round, which hears of it: so a fill is protected in the invocation
 * that saw it.
 */
public final class MinuteProcessor {

    /** An entry with a partial fill takes six, each wait another one. More would be a circle. */
    private static final int MAX_ROUNDS = 24;
    /** Longer than a request may take to arrive: then "not found" is final. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(8);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final StateDocuments states;
    private final Champions champions;
    private final MarketReader markets;
    private final OutboxMerge outbox;
    private final ExecutionEngine desk;
    private final double startEquity;
    private final Sleeper waiting;

    MinuteProcessor(
            StateDocuments states,
            Champions champions,
            MarketReader markets,
            OutboxMerge outbox,
            ExecutionEngine desk,
            double startEquity,
            Sleeper waiting) {
        this.waiting = waiting;
        this.states = states;
        this.champions = champions;
        this.markets = markets;
        this.outbox = outbox;
        this.desk = desk;
        this.startEquity = startEquity;
    }

    /** @param state as it stands now, whoever wrote it */
    public record Result(MinuteReport report, SymbolState state) {

        /** Whether a bar was handled here and now. */
        public boolean handledNewBar() {
            return report.outcome().equals(MinuteReport.DECIDED);
        }
    }

    public Result run(Symbol symbol, InvocationContext moment) {
        Held held = read(symbol, moment);
        SymbolContext situation = situation(held.state(), moment);
        Progress progress = new Progress(situation);
        Duration waited = Duration.ZERO;
        try {
            for (int round = 0; round < MAX_ROUNDS; round++) {
                boolean unsaved = !situation.state().equals(held.state());
                if (!situation.hasNewBar() && !desk.isBusy(situation) && !unsaved) {
                    break;
                }
                RoundPlan plan = desk.plan(situation);
                progress.looked(plan);
                if (plan.changes(held.state())) {
                    Outbox carried = outbox.carried(held.state());
                    held = states.claim(held, plan.next(), moment.writer(), carried.and(plan.rows()));
                    progress.claimed(plan);
                    situation = situation.with(held.state());
                }
                if (plan.action().isPresent()) {
                    situation = situation.with(
                            desk.carryOut(held.state(), plan.action().get(), moment));
                } else if (plan.inDoubt() && waited.compareTo(MAX_WAIT) < 0) {
                    Duration next = waited.isZero() ? FIRST_WAIT : min(waited.multipliedBy(2), MAX_WAIT.minus(waited));
                    waiting.pass(next);
                    waited = waited.plus(next);
                } else {
                    break;
                }
            }
        } catch (WriteConflictException first) {
            return new Result(progress.lost(), held.state());
        }
        outbox.merge(held.state());
        return new Result(progress.report(held.state()), held.state());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    Held read(Symbol symbol, InvocationContext moment) {
        return states.read(symbol, SymbolState.starting(symbol, moment.writer(), startEquity));
    }

    SymbolContext situation(SymbolState state, InvocationContext moment) {
        ChampionStatus mandate = champions.of(state.symbol(), moment.now());
        return new SymbolContext(state, markets.read(state, mandate, moment.now()), mandate, moment);
    }

    /** What has come of the rounds so far. */
    private static final class Progress {

        private final Symbol symbol;
        private final Optional<Instant> bar;
        private Optional<DecisionTrace> thought = Optional.empty();
        private boolean changed;
        private int trades;
        private Optional<String> problem = Optional.empty();

        Progress(SymbolContext situation) {
            symbol = situation.symbol();
            bar = situation.market().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(situation.market().newest()));
        }

        void looked(RoundPlan plan) {
            problem = plan.problem();
        }

        void claimed(RoundPlan plan) {
            changed = true;
            thought = plan.thought().or(() -> thought);
            trades += plan.rows().trades().size();
        }

        MinuteReport lost() {
            return MinuteReport.of(symbol, bar, MinuteReport.LOST_RACE);
        }

        MinuteReport report(SymbolState state) {
            MinuteReport report = MinuteReport.of(symbol, bar, outcome())
                    .with(state.position().map(MinuteReport::told), trades);
            return thought.map(report::with).orElse(report).withProblem(problem);
        }

        private String outcome() {
            if (thought.isPresent()) {
                return MinuteReport.DECIDED;
            }
            if (changed) {
                return MinuteReport.MANAGED;
            }
            return bar.isPresent() ? MinuteReport.HANDLED_BEFORE : MinuteReport.NO_BARS;
        }
    }
}
