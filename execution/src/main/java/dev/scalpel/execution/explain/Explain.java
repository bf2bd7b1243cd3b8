package dev.scalpel.execution.explain;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.execution.state.StoredStates;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Explains a decision from the store alone, and checks that the stored model still predicts and decides the same. */
public final class Explain {

    private static final int NEAREST = 2;

    private final StateRepository states;
    private final LedgerRepository ledger;
    private final BarRepository bars;
    private final DecisionReplay replays;

    /** @param store with what execution has stored */
    public Explain(Settings settings, ObjectStore store) {
        Repositories repositories = Repositories.in(store);
        states = new StoredStates(store);
        ledger = repositories.ledger();
        bars = repositories.bars();
        replays = new DecisionReplay(settings, bars, store, new MeasuredCosts(settings, repositories.costs()));
    }

    /**
     * The decision on the bar of this minute.
     *
     * @throws NothingDecidedException when there is none
     */
    public Explanation of(InstrumentId instrument, Instant minute) {
        long bar = Minutes.floor(minute);
        Optional<SymbolState> state = states.read(instrument);
        DecisionRow decision = decision(instrument, bar, state);
        BarSeries stored = bars.read(instrument, bar, Minutes.plus(bar, 1));
        Optional<Bar> known = stored.isEmpty() ? Optional.empty() : Optional.of(stored.bar(0));
        List<Intent> sent = state.stream()
                .flatMap(document -> document.intents().stream())
                .filter(intent -> intent.decisionBar() == bar)
                .toList();
        return new Explanation(
                instrument.symbol(),
                Instant.ofEpochMilli(bar),
                known,
                decision,
                decision.insight().map(insight -> replays.of(instrument, decision, insight)),
                sent,
                state.flatMap(SymbolState::position)
                        .filter(open -> open.position().decisionTime() == bar),
                decision.entered() ? trade(instrument, bar, state) : Optional.empty());
    }

    private DecisionRow decision(InstrumentId instrument, long bar, Optional<SymbolState> state) {
        LocalDate day = Instant.ofEpochMilli(bar).atZone(ZoneOffset.UTC).toLocalDate();
        List<DecisionRow> ofDay = ledger.decisions(instrument, day);
        // The newest decisions may still be in the state's outbox.
        return state.stream()
                .flatMap(document -> document.outbox().decisions().stream())
                .filter(row -> row.bar() == bar)
                .findFirst()
                .or(() -> ofDay.stream().filter(row -> row.bar() == bar).findFirst())
                .orElseThrow(() -> new NothingDecidedException(
                        instrument.symbol(),
                        Instant.ofEpochMilli(bar),
                        ofDay.stream()
                                .map(DecisionRow::bar)
                                .sorted(Comparator.comparingLong(other -> Math.abs(other - bar)))
                                .limit(NEAREST)
                                .sorted()
                                .map(Instant::ofEpochMilli)
                                .toList()));
    }

    private Optional<TradeRow> trade(InstrumentId instrument, long bar, Optional<SymbolState> state) {
        YearMonth month = YearMonth.from(Instant.ofEpochMilli(bar).atZone(ZoneOffset.UTC));
        return List.of(month, month.plusMonths(1)).stream()
                .flatMap(each -> ledger.trades(instrument, each).stream())
                .filter(trade -> trade.decisionBar() == bar)
                .findFirst()
                .or(() -> state.stream()
                        .flatMap(document -> document.outbox().trades().stream())
                        .filter(trade -> trade.decisionBar() == bar)
                        .findFirst());
    }
}
