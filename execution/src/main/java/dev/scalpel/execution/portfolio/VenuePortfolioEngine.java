package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.minute.ParallelSymbols;
import dev.scalpel.execution.portfolio.AccountComparison.Compared;
import dev.scalpel.execution.portfolio.EntryPreparation.Prepared;
import dev.scalpel.execution.portfolio.PortfolioAccount.Snapshot;
import dev.scalpel.execution.venue.VenueTimeSync;
import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.round.ModelClaim;
import dev.scalpel.portfolio.round.RoundPlanner;
import dev.scalpel.portfolio.round.RoundStep;
import dev.scalpel.portfolio.round.SignalClaim;
import dev.scalpel.portfolio.round.StrategyDecisions;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Executes a portfolio's orders at a venue. */
public final class VenuePortfolioEngine implements PortfolioEngine {

    private final PortfolioConfig config;
    private final Broker broker;
    private final StrategyDecisions decisions;
    private final VenueTimeSync time;
    private final OrderReconciler reconciler;
    private final OrderSender sender;
    private final PortfolioMarkets markets;
    private final PortfolioAccount account;
    private final AccountComparison comparison;
    private final EntryPreparation entries;

    /** @param decisions of models and rules */
    public VenuePortfolioEngine(PortfolioConfig config, Broker broker, StrategyDecisions decisions) {
        this.config = config;
        this.decisions = decisions;
        this.broker = broker;
        ParallelSymbols parallel = new ParallelSymbols();
        time = new VenueTimeSync(broker);
        reconciler = new OrderReconciler(config, broker);
        sender = new OrderSender(config, broker, time, reconciler, parallel);
        markets = new PortfolioMarkets(config, broker, parallel);
        account = new PortfolioAccount(config, broker);
        comparison = new AccountComparison(config, account);
        entries = new EntryPreparation(config, broker, account);
    }

    @Override
    public PortfolioState initial(String writer, Instant now) {
        time.synchronise(now);
        PortfolioState empty = PortfolioState.initial(writer, BigDecimal.ZERO);
        return PortfolioState.initial(writer, account.read(empty).money());
    }

    @Override
    public PortfolioState claimed(PortfolioState state, List<Signal> signals, Instant now) {
        DueSignals due = DueSignals.at(now, signals, config.schedules(), new HashSet<>(state.handled()), state.marks());
        Collection<Strategy> strategies = config.strategies().values();
        PortfolioState after = SignalClaim.apply(
                state, due, strategies, signal -> decisions.entry(signal, now), now.toEpochMilli());
        return ModelClaim.apply(after, decisions.targets(after, now), strategies, now.toEpochMilli());
    }

    @Override
    public Planned plan(PortfolioState state, Instant now) {
        time.synchronise(now);
        Optional<Snapshot> read = comparison.before(state);
        PortfolioState known = reconciler.reconciled(state);
        if (known.isAmbiguous()) {
            return new Planned(known, new RoundStep(known, List.of()), true, List.of());
        }
        Compared compared = read.map(snapshot -> comparison.compare(known, snapshot, broker.venueMillis()))
                .orElseGet(() -> new Compared(known, false, List.of()));
        Prepared prepared = entries.prepare(compared.state());
        List<String> notes = new ArrayList<>(compared.notes());
        notes.addAll(prepared.notes());
        Set<String> withheld = new HashSet<>(prepared.waiting());
        if (compared.entriesWait()) {
            withheld.addAll(config.strategies().keySet());
        }
        RoundStep step = RoundPlanner.next(
                prepared.state(),
                config.terms(broker.capabilities()),
                markets.read(prepared.state()),
                withheld,
                broker.venueMillis());
        return new Planned(known, step, !withheld.isEmpty(), notes);
    }

    @Override
    public PortfolioState carryOut(PortfolioState claimed, RoundStep step) {
        return sender.carryOut(claimed, step.commands());
    }

    @Override
    public BigDecimal multiplier(Intent intent) {
        return reconciler.multiplier(intent);
    }

    @Override
    public Map<String, BigDecimal> balances(Instant now) {
        time.synchronise(now);
        Map<String, BigDecimal> totals = new TreeMap<>();
        broker.balances().byAsset().forEach((asset, balance) -> {
            if (balance.total().signum() > 0) {
                totals.put(asset, balance.total());
            }
        });
        return totals;
    }
}
