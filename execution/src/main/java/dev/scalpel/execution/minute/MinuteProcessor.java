package dev.scalpel.execution.minute;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.LossLimit;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.engine.RoundPlan;
import dev.scalpel.execution.state.EndedOrders;
import dev.scalpel.execution.state.OutboxMerge;
import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.WriteConflictException;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.util.function.Function;

/**
 * One symbol's minute, the same in every mode and safe to call repeatedly: read, reconcile, compute, claim, send once,
 * record, merge. After each action another round reads its outcome, so that a fill is protected in the invocation that
 * saw it.
 */
public final class MinuteProcessor {

    /** An entry with a partial fill takes six, each wait one more. More would be an endless loop. */
    private static final int MAX_ROUNDS = 24;
    /** Longer than a request may take to arrive: after it "not found" is final. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(8);

    private static final Duration INITIAL_WAIT = Duration.ofMillis(500);

    private final StateRepository states;
    private final Champions champions;
    private final MarketReader markets;
    private final OutboxMerge outbox;
    private final EndedOrders orders;
    private final ExecutionEngine engine;
    private final Function<Symbol, Costs> costs;
    private final double startEquity;
    private final Sleeper sleeper;

    MinuteProcessor(
            StateRepository states,
            Champions champions,
            MarketReader markets,
            OutboxMerge outbox,
            EndedOrders orders,
            ExecutionEngine engine,
            Function<Symbol, Costs> costs,
            double startEquity,
            Sleeper sleeper) {
        this.sleeper = sleeper;
        this.states = states;
        this.champions = champions;
        this.markets = markets;
        this.outbox = outbox;
        this.orders = orders;
        this.engine = engine;
        this.costs = costs;
        this.startEquity = startEquity;
    }

    /** @param state the current one; another process may have written it */
    public record Result(MinuteReport report, SymbolState state) {

        /** Whether this invocation handled a new bar. */
        public boolean handledNewBar() {
            return report.outcome().equals(MinuteReport.DECIDED);
        }
    }

    public Result run(InstrumentId instrument, InvocationContext invocation) {
        LoadedState loaded = read(instrument, invocation);
        SymbolContext context = context(loaded, invocation);
        MinuteProgress progress = new MinuteProgress(context);
        Duration waited = Duration.ZERO;
        try {
            for (int round = 0; round < MAX_ROUNDS; round++) {
                boolean unsaved = !context.state().equals(loaded.state());
                if (!context.hasNewBar() && !engine.isBusy(context) && !unsaved) {
                    break;
                }
                RoundPlan planned = engine.plan(context);
                RoundPlan plan =
                        planned.with(LossLimit.after(context, planned.next(), costs.apply(instrument.symbol())));
                progress.planned(plan);
                if (plan.changes(loaded.state())) {
                    orders.mergeBefore(loaded, plan.known(), plan.next());
                    Outbox carried = outbox.carried(loaded);
                    loaded = states.claim(loaded, plan.next(), invocation.writer(), carried.mergedWith(plan.rows()));
                    progress.claimed(plan);
                    context = context.with(loaded.state());
                }
                if (plan.action().isPresent()) {
                    context = context.with(
                            engine.execute(loaded.state(), plan.action().get(), invocation));
                } else if (plan.inDoubt() && waited.compareTo(MAX_WAIT) < 0) {
                    Duration next =
                            waited.isZero() ? INITIAL_WAIT : min(waited.multipliedBy(2), MAX_WAIT.minus(waited));
                    sleeper.sleep(next);
                    waited = waited.plus(next);
                } else {
                    break;
                }
            }
        } catch (WriteConflictException first) {
            return new Result(progress.lostRace(), loaded.state());
        }
        outbox.merge(loaded);
        orders.merge(loaded);
        return new Result(progress.report(loaded.state()), loaded.state());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    LoadedState read(InstrumentId instrument, InvocationContext invocation) {
        return states.read(instrument, SymbolState.initial(instrument.symbol(), invocation.writer(), startEquity));
    }

    SymbolContext context(LoadedState loaded, InvocationContext invocation) {
        InstrumentId instrument = loaded.instrument();
        SymbolState state = loaded.state();
        ChampionStatus champion = champions.of(instrument, invocation.now());
        return new SymbolContext(
                instrument, state, markets.read(instrument, state, champion, invocation.now()), champion, invocation);
    }
}
