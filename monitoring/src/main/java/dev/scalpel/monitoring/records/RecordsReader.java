package dev.scalpel.monitoring.records;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.LedgerFiles;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.BarArchive;
import dev.scalpel.store.bars.InvalidBarLog;
import dev.scalpel.trading.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the books of a period from the store. What is missing is missing; what cannot be read is told as a flaw. */
public final class RecordsReader {

    /** The running alarm goes on from here. */
    private static final Duration EARLIER_TRADES = Duration.ofDays(90);
    /** Predictions of a week are compared with those of the four weeks before. */
    private static final Duration EARLIER_DECISIONS = Duration.ofDays(28);
    /** For what looks back from the period's first bar. */
    private static final Duration EARLIER_BARS = Duration.ofDays(3);

    private final ObjectStore store;
    private final LedgerFiles ledger;
    private final BarArchive bars;
    private final InvalidBarLog refused;
    private final ChampionHistory champions;

    public RecordsReader(ObjectStore store, String venue, ChampionHistory champions) {
        this.store = store;
        this.champions = champions;
        ledger = new LedgerFiles(store);
        bars = new BarArchive(store, venue);
        refused = new InvalidBarLog(store, venue);
    }

    /**
     * @param usualCapital what the symbol began with, where the ledger does not tell
     * @param now trades since the period's end lead back from today's equity to the period's
     */
    public SymbolRecords read(Symbol symbol, ReviewPeriod period, double usualCapital, Instant now) {
        ReadProblems flaws = new ReadProblems();
        List<TradeRow> all = trades(symbol, period.from().minus(EARLIER_TRADES), latest(now, period.to()), flaws);
        Optional<SymbolState> state = flaws.orElse(Optional.empty(), () -> state(symbol));
        List<TradeRow> ofPeriod =
                all.stream().filter(row -> period.contains(row.exit().time())).toList();
        List<DecisionRow> earlier = decisions(symbol, period.before(EARLIER_DECISIONS), flaws);
        List<ChampionChange> history = flaws.orElse(List.of(), () -> champions.history(symbol));
        long firstBar = period.from().minus(EARLIER_BARS).toEpochMilli();
        return new SymbolRecords(
                symbol,
                period,
                flaws.orElse(BarSeries.empty(), () -> bars.read(symbol, firstBar, period.toMillis())),
                flaws.orElse(List.of(), () -> refused.read(symbol, period.fromMillis(), period.toMillis())),
                decisions(symbol, period, flaws),
                earlier,
                ofPeriod,
                all.stream()
                        .filter(row -> row.exit().time() < period.fromMillis())
                        .toList(),
                open(all, state, period),
                startEquity(all, state, period, usualCapital, flaws),
                history,
                reference(symbol, period, history, flaws),
                flaws.orElse(List.of(), () -> champions.trainings(symbol, period)),
                flaws.orElse(List.of(), () -> champions.trials(symbol, period)),
                flaws.words());
    }

    private Optional<SymbolState> state(Symbol symbol) {
        String key = StoreKeys.state(symbol);
        return store.get(key).map(object -> StateDocumentCodec.SYMBOL_STATE.read(key, object.bytes()));
    }

    private List<TradeRow> trades(Symbol symbol, Instant from, Instant to, ReadProblems flaws) {
        List<TradeRow> rows = new ArrayList<>();
        YearMonth last = YearMonth.from(day(to));
        for (YearMonth month = YearMonth.from(day(from)); !month.isAfter(last); month = month.plusMonths(1)) {
            YearMonth current = month;
            rows.addAll(flaws.orElse(List.of(), () -> ledger.trades(symbol, current)));
        }
        return rows.stream()
                .filter(row -> row.exit().time() >= from.toEpochMilli())
                .toList();
    }

    /** A file a day: several are fetched and read at once. */
    private List<DecisionRow> decisions(Symbol symbol, ReviewPeriod period, ReadProblems flaws) {
        return period.firstDay()
                .datesUntil(period.lastDay().plusDays(1))
                .parallel()
                .map(day -> flaws.orElse(List.<DecisionRow>of(), () -> ledger.decisions(symbol, day)))
                .flatMap(List::stream)
                .filter(row -> period.contains(row.bar()))
                .toList();
    }

    /** The position over the period's end: the state has it while it is open, the ledger once it is closed. */
    private static Optional<Position> open(List<TradeRow> trades, Optional<SymbolState> state, ReviewPeriod period) {
        Stream<Position> closedLater = trades.stream()
                .filter(row -> row.exit().time() >= period.toMillis())
                .map(TradeRows::toPosition);
        Stream<Position> openNow =
                state.stream().flatMap(document -> document.position().stream()).map(open -> open.position());
        return Stream.concat(closedLater, openNow)
                .filter(position -> position.entryTime() < period.toMillis())
                .findFirst();
    }

    /** Today's settled equity less what was earned since the period began. */
    private static double startEquity(
            List<TradeRow> trades,
            Optional<SymbolState> state,
            ReviewPeriod period,
            double usualCapital,
            ReadProblems flaws) {
        if (state.isEmpty()) {
            return usualCapital;
        }
        double since = trades.stream()
                .filter(row -> row.exit().time() >= period.fromMillis())
                .mapToDouble(row -> row.netProfit().doubleValue())
                .sum();
        double equity = state.get().account().settledEquity() - since;
        if (equity > 0) {
            return equity;
        }
        flaws.add("the trades of " + state.get().symbol() + " since " + period.from() + " earned more than it now has:"
                + " equity is counted from " + usualCapital + " instead");
        return usualCapital;
    }

    private Optional<SymbolRecords.Reference> reference(
            Symbol symbol, ReviewPeriod period, List<ChampionChange> history, ReadProblems flaws) {
        Optional<String> champion = history.stream()
                .filter(step -> step.at().isBefore(period.to()))
                .reduce((earlier, later) -> later)
                .flatMap(ChampionChange::modelId);
        Optional<TrainingWindow> window = champion.flatMap(
                id -> flaws.orElse(Optional.<TrainingWindow>empty(), () -> Optional.of(champions.window(symbol, id))));
        return window.flatMap(
                found -> flaws.orElse(Optional.empty(), () -> Optional.of(reference(symbol, period, found))));
    }

    private SymbolRecords.Reference reference(Symbol symbol, ReviewPeriod period, TrainingWindow window) {
        long lookBack = FeatureSet.ofVersion(window.featureSet()).lookBack() * Minutes.MILLIS;
        long from = window.from().toEpochMilli() - lookBack;
        long to = window.to().toEpochMilli();
        long firstBar = period.from().minus(EARLIER_BARS).toEpochMilli();
        return new SymbolRecords.Reference(
                window,
                bars.read(symbol, from, to),
                window.reference().map(pair -> bars.read(pair, from, to)),
                window.reference().map(pair -> bars.read(pair, firstBar, period.toMillis())));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
