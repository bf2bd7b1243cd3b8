package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.portfolio.AccountComparison.Compared;
import dev.scalpel.execution.portfolio.EntryPreparation.Prepared;
import dev.scalpel.execution.portfolio.MarginEvents.Booked;
import dev.scalpel.execution.portfolio.PortfolioAccount.Snapshot;
import dev.scalpel.execution.venue.VenueTimeSync;
import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.round.ModelClaim;
import dev.scalpel.portfolio.round.RoundPlanner;
import dev.scalpel.portfolio.round.RoundStep;
import dev.scalpel.portfolio.round.SignalClaim;
import dev.scalpel.portfolio.round.StrategyDecisions;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.shards.ParallelSymbols;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private final MarginEvents margin;
    private final ForeignPositions foreign;

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
        margin = new MarginEvents(config, broker);
        foreign = new ForeignPositions(config, broker, time);
    }

    @Override
    public PortfolioState initial(String writer, Instant now) {
        time.synchronise(now);
        return PortfolioState.initial(writer, account.money());
    }

    /** What is held on margin may be liquidated, and funding is paid for it, without anything that is due. */
    @Override
    public boolean isBusy(PortfolioState state, Instant now) {
        return Openings.isBusy(state, now.toEpochMilli()) || margin.mayOccur(state, now.toEpochMilli());
    }

    @Override
    public List<ForeignPosition> foreignPositions(PortfolioState state, Instant now) {
        return foreign.look(state, now);
    }

    @Override
    public PortfolioState claimed(PortfolioState state, List<Signal> signals, Instant now) {
        DueSignals due = DueSignals.at(now, signals, config.schedules(), new HashSet<>(state.handled()), state.marks());
        Collection<Strategy> strategies = config.strategies().values();
        PortfolioState after =
                SignalClaim.apply(state, due, strategies, signal -> decisions.entry(signal, now), now.toEpochMilli());
        return ModelClaim.apply(after, decisions.targets(after, now), strategies, now.toEpochMilli());
    }

    @Override
    public Planned plan(PortfolioState state, Instant now) {
        time.synchronise(now);
        Optional<Snapshot> read = comparison.before(state, margin.mayOccur(state, broker.venueMillis()));
        PortfolioState reconciled = reconciler.reconciled(state);
        PortfolioState found = reconciler.searched(reconciled);
        List<String> notes = new ArrayList<>(OrderReconciler.turnedUp(reconciled, found));
        long venueMillis = broker.venueMillis();
        boolean settled = !found.isAmbiguous() && !AccountComparison.mayLag(found, venueMillis);
        Booked booked = margin.booked(found, read.orElse(Snapshot.NONE), settled);
        PortfolioState known = booked.state();
        notes.addAll(booked.notes());
        // While a payment is not known, cash differs for a reason that is no transfer.
        Compared compared = read.filter(snapshot -> booked.complete())
                .map(snapshot -> comparison.compare(known, snapshot, venueMillis))
                .orElseGet(() -> new Compared(known, !booked.complete(), List.of()));
        notes.addAll(compared.notes());
        // Nothing is opened then, and a position may be that of an entry which was never acknowledged.
        boolean inDoubt = compared.state().isAmbiguous();
        Prepared prepared = inDoubt || compared.state().hasLostEntry(venueMillis)
                ? new Prepared(compared.state(), Set.of(), List.of())
                : entries.prepare(compared.state());
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
        notes.addAll(CloseProblems.of(config, step.state()));
        if (broker.capabilities().closesMayOpen() && step.commands().isEmpty()) {
            notes.addAll(CloseProblems.awaited(config, step.state(), broker.venueMillis()));
        }
        return new Planned(compared.state(), step, inDoubt || !withheld.isEmpty(), notes);
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
        return broker.balances().held();
    }
}
