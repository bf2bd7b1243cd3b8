package dev.scalpel.execution.portfolio;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.allocation.SizedOrder;
import dev.scalpel.portfolio.filter.EntryNote;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.OrderRow.Purpose;
import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.TransferRow;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.SignalRef;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.portfolio.state.Transfer;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what has happened to the files before the state forgets it: orders that have ended, trades, outcomes of signals. Every
 * merge may be repeated: a row follows from the stored state alone.
 */
final class PortfolioJournal {

    private static final Logger LOG = LoggerFactory.getLogger(PortfolioJournal.class);

    private final PortfolioLog log;
    private final SignalBox box;
    private final LedgerRepository ledger;

    /** Optimisations only: another process merges the same rows once more, which changes nothing, and reads signals again. */
    private final Map<String, String> merged = new ConcurrentHashMap<>();

    private final Map<String, Map<String, Signal>> signals = new ConcurrentHashMap<>();

    PortfolioJournal(PortfolioLog log, SignalBox box, LedgerRepository ledger) {
        this.log = log;
        this.box = box;
        this.ledger = ledger;
    }

    /** Signals that a run has read: their rows need not be looked up. */
    void read(String portfolio, Collection<Signal> known) {
        Map<String, Signal> byId = new TreeMap<>();
        known.forEach(signal -> byId.put(signal.id(), signal));
        signals.put(portfolio, byId);
    }

    /** Merges the outcomes and trades of the stored state. */
    void merge(PortfolioConfig config, PortfolioState stored) {
        boolean nothing = stored.outbox().isEmpty()
                && stored.trades().isEmpty()
                && stored.transfers().isEmpty();
        String name = stored.revision() + " by " + stored.writer();
        if (nothing || name.equals(merged.get(config.name()))) {
            return;
        }
        log.addSignals(
                config.name(),
                stored.outbox().stream()
                        .flatMap(outcome -> row(config, outcome, stored.revision()).stream())
                        .toList());
        Map<InstrumentId, List<TradeRow>> trades = new TreeMap<>();
        for (ClosedTrade trade : stored.trades()) {
            InstrumentId instrument = config.strategy(trade.strategy().name()).instrument();
            trades.computeIfAbsent(instrument, key -> new ArrayList<>()).add(row(config, trade, stored.revision()));
        }
        trades.forEach((instrument, rows) -> ledger.merge(instrument, new Outbox(List.of(), rows)));
        if (!stored.transfers().isEmpty()) {
            log.addTransfers(
                    config.name(),
                    stored.transfers().stream()
                            .map(transfer -> row(config, transfer, stored.revision()))
                            .toList());
        }
        merged.put(config.name(), name);
    }

    private Optional<SignalLogRow> row(PortfolioConfig config, SignalOutcome outcome, long revision) {
        Optional<SignalRef> by = outcome.by();
        Optional<TargetState> decided = by.flatMap(SignalRef::note).flatMap(EntryNote::decided);
        return decided.map(target -> ownDecision(outcome, by.orElseThrow(), target, revision))
                .or(() -> ofSignal(config, outcome, revision));
    }

    /** Of a model or a rule: the box has nothing of it. */
    private static SignalLogRow ownDecision(SignalOutcome outcome, SignalRef by, TargetState target, long revision) {
        return new SignalLogRow(
                by.id(),
                revision,
                outcome.strategy(),
                target,
                Signal.Kind.ORDER,
                by.time(),
                by.receivedAt(),
                by.price(),
                outcome.outcome(),
                outcome.detail().orElse(""),
                outcome.time(),
                Optional.empty());
    }

    private Optional<SignalLogRow> ofSignal(PortfolioConfig config, SignalOutcome outcome, long revision) {
        Optional<Signal> signal = Optional.ofNullable(
                        signals.getOrDefault(config.name(), Map.of()).get(outcome.signal()))
                .or(() -> box.find(config.name(), outcome.signal()));
        if (signal.isEmpty()) {
            LOG.warn(
                    "signal {} of portfolio {} ended as {}, and is no longer kept: it is missing in the log",
                    outcome.signal(),
                    config.name(),
                    outcome.outcome());
        }
        return signal.map(found -> SignalLogRow.of(
                found,
                outcome.outcome(),
                outcome.detail().orElse(""),
                outcome.time(),
                EntryNote.logged(outcome.by().flatMap(SignalRef::note)),
                revision));
    }

    private static TradeRow row(PortfolioConfig config, ClosedTrade trade, long revision) {
        return trade.row(config.name(), config.modeName(), revision, config.foreignFees(trade));
    }

    private static TransferRow row(PortfolioConfig config, Transfer transfer, long revision) {
        return new TransferRow(
                transfer.id(), revision, config.modeName(), config.quote(), transfer.amount(), transfer.time());
    }

    /** What is to be stored next, without what is certainly in the files. */
    static PortfolioState withoutMerged(PortfolioState stored, PortfolioState next) {
        return next.withoutOutcomes(stored.outbox())
                .withoutTrades(stored.trades())
                .withoutTransfers(stored.transfers());
    }

    /** Merges orders that have ended since a state was stored: the next one no longer has them, or as ended. */
    void mergeEnded(
            PortfolioConfig config,
            PortfolioState stored,
            PortfolioState known,
            Function<Intent, BigDecimal> multiplier) {
        List<OrderRow> rows = known.intents().stream()
                .filter(intent ->
                        !intent.status().unresolved() && !stored.intents().contains(intent))
                .map(intent -> row(config, known, intent, multiplier.apply(intent), stored.revision()))
                .toList();
        if (!rows.isEmpty()) {
            log.addOrders(config.name(), rows);
        }
    }

    private static OrderRow row(
            PortfolioConfig config, PortfolioState known, Intent intent, BigDecimal multiplier, long revision) {
        String strategy = intent.strategy().name();
        Purpose purpose = purpose(known, intent);
        StrategyState of = known.strategy(strategy);
        Optional<SignalRef> signal =
                switch (purpose) {
                    case OPEN -> of.pendingEntry(PositionSide.openedBy(intent.side()));
                    case CLOSE -> of.pending();
                    case TRIM, PROTECT -> Optional.empty();
                };
        return OrderRow.of(
                intent,
                config.modeName(),
                config.symbol(strategy),
                purpose,
                multiplier,
                signal.map(SignalRef::id),
                OrderRow.endOf(intent),
                revision);
    }

    private static Purpose purpose(PortfolioState known, Intent intent) {
        Purpose purpose = Purpose.of(intent.kind());
        boolean trims = purpose == Purpose.CLOSE
                && known.strategy(intent.strategy().name())
                        .work()
                        .filter(work -> work.purpose() == SizedOrder.Purpose.TRIM)
                        .isPresent();
        return trims ? Purpose.TRIM : purpose;
    }
}
