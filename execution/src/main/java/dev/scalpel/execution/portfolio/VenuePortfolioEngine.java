package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.minute.ParallelSymbols;
import dev.scalpel.execution.portfolio.EntryPreparation.Prepared;
import dev.scalpel.execution.venue.VenueTimeSync;
import dev.scalpel.portfolio.round.DriftBooking;
import dev.scalpel.portfolio.round.Halt;
import dev.scalpel.portfolio.round.RoundPlanner;
import dev.scalpel.portfolio.round.RoundStep;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Executes a portfolio's orders at a venue. */
final class VenuePortfolioEngine implements PortfolioEngine {

    private static final long MILLIS_PER_MINUTE = 60_000;

    private final PortfolioConfig config;
    private final Broker broker;
    private final VenueTimeSync time;
    private final OrderReconciler reconciler;
    private final OrderSender sender;
    private final PortfolioMarkets markets;
    private final PortfolioAccount account;
    private final EntryPreparation entries;

    VenuePortfolioEngine(PortfolioConfig config, Broker broker) {
        this.config = config;
        this.broker = broker;
        ParallelSymbols parallel = new ParallelSymbols();
        time = new VenueTimeSync(broker);
        reconciler = new OrderReconciler(config, broker);
        sender = new OrderSender(config, broker, time, reconciler, parallel);
        markets = new PortfolioMarkets(config, broker, parallel);
        account = new PortfolioAccount(config, broker);
        entries = new EntryPreparation(config, broker, account);
    }

    @Override
    public PortfolioState initial(String writer, Instant now) {
        time.synchronise(now);
        return PortfolioState.initial(writer, account.free());
    }

    @Override
    public Planned plan(PortfolioState state, boolean first, Instant now) {
        time.synchronise(now);
        PortfolioState known = reconciler.reconciled(state);
        if (known.hasUnresolvedIntents()) {
            return new Planned(known, new RoundStep(known, List.of()), true, List.of());
        }
        List<String> notes = new ArrayList<>();
        PortfolioState compared = first && !Openings.of(known).isEmpty() ? compared(known, notes) : known;
        Prepared prepared = entries.prepare(compared);
        notes.addAll(prepared.notes());
        if (prepared.waiting()) {
            return new Planned(known, new RoundStep(prepared.state(), List.of()), true, notes);
        }
        RoundStep step = RoundPlanner.next(
                prepared.state(),
                config.terms(broker.capabilities()),
                markets.read(prepared.state()),
                broker.venueMillis());
        return new Planned(known, step, false, notes);
    }

    private PortfolioState compared(PortfolioState state, List<String> notes) {
        DriftBooking drift = account.compared(state);
        drift.differences()
                .forEach(difference -> notes.add("the account differs from the books: " + difference.kind()
                        + difference.strategy().map(name -> " of " + name).orElse("") + " "
                        + difference.amount().stripTrailingZeros().toPlainString()));
        return drift.differences().isEmpty() || !config.haltsOnDrift()
                ? drift.state()
                : Halt.apply(drift.state(), String.join("; ", notes), broker.venueMillis() / MILLIS_PER_MINUTE);
    }

    @Override
    public PortfolioState send(PortfolioState claimed, RoundStep step, Instant now) {
        return sender.send(claimed, step.orders());
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
