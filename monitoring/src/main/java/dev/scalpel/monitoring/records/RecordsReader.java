package dev.scalpel.monitoring.records;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.SymbolStatus;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.ledger.repository.AccountRepository;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.BarRepository;
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

/** Reads the records of a period from the store. What is missing is left out; what cannot be read is reported. */
public final class RecordsReader {

    /** The running alarm continues from here. */
    private static final Duration EARLIER_TRADES = Duration.ofDays(90);
    /** Predictions of a week are compared with those of the four weeks before. */
    private static final Duration EARLIER_DECISIONS = Duration.ofDays(28);
    /** For features that look back from the first bar of the period. */
    private static final Duration EARLIER_BARS = Duration.ofDays(3);

    private final AccountRepository account;
    private final LedgerRepository ledger;
    private final BarRepository bars;
    private final InvalidBarLog invalidBars;
    private final ChampionHistory champions;

    public RecordsReader(Repositories repositories, InvalidBarLog invalidBars, ChampionHistory champions) {
        this.invalidBars = invalidBars;
        this.champions = champions;
        account = repositories.account();
        ledger = repositories.ledger();
        bars = repositories.bars();
    }

    /**
     * @param initialCapital what the symbol began with, where the store has no state of it
     * @param now trades since the end of the period lead back from today's equity
     */
    public SymbolRecords read(InstrumentId instrument, ReviewPeriod period, double initialCapital, Instant now) {
        ReadProblems problems = new ReadProblems();
        List<TradeRow> all =
                trades(instrument, period.from().minus(EARLIER_TRADES), latest(now, period.to()), problems);
        Optional<SymbolStatus> state = problems.orElse(Optional.empty(), () -> account.status(instrument));
        List<TradeRow> ofPeriod =
                all.stream().filter(row -> period.contains(row.exit().time())).toList();
        List<DecisionRow> earlier = decisions(instrument, period.before(EARLIER_DECISIONS), problems);
        List<ChampionChange> history = problems.orElse(List.of(), () -> champions.history(instrument));
        long firstBar = period.from().minus(EARLIER_BARS).toEpochMilli();
        return new SymbolRecords(
                instrument,
                period,
                problems.orElse(BarSeries.empty(), () -> bars.read(instrument, firstBar, period.toMillis())),
                problems.orElse(List.of(), () -> invalidBars.read(instrument, period.fromMillis(), period.toMillis())),
                decisions(instrument, period, problems),
                earlier,
                ofPeriod,
                all.stream()
                        .filter(row -> row.exit().time() < period.fromMillis())
                        .toList(),
                open(all, state, period),
                startEquity(all, state, period, initialCapital, problems),
                history,
                reference(instrument, period, history, problems),
                trainings(instrument, period, problems),
                problems.orElse(List.of(), () -> champions.trials(instrument, period)),
                problems.messages());
    }

    private List<TrainingDecision> trainings(InstrumentId instrument, ReviewPeriod period, ReadProblems problems) {
        List<TrainingDecision> trainings = problems.orElse(List.of(), () -> champions.trainings(instrument, period));
        List<PaperDay> days =
                trainings.isEmpty() ? List.of() : problems.orElse(List.of(), () -> champions.paperDays(instrument));
        return trainings.stream().map(training -> training.with(days)).toList();
    }

    private List<TradeRow> trades(InstrumentId instrument, Instant from, Instant to, ReadProblems problems) {
        List<TradeRow> rows = new ArrayList<>();
        YearMonth last = YearMonth.from(day(to));
        for (YearMonth month = YearMonth.from(day(from)); !month.isAfter(last); month = month.plusMonths(1)) {
            YearMonth current = month;
            rows.addAll(problems.orElse(List.of(), () -> ledger.trades(instrument, current)));
        }
        return rows.stream()
                .filter(TradeRow::isOfTheModel)
                .filter(row -> row.exit().time() >= from.toEpochMilli())
                .toList();
    }

    /** One file per day: several are fetched and read at once. */
    private List<DecisionRow> decisions(InstrumentId instrument, ReviewPeriod period, ReadProblems problems) {
        return period.firstDay()
                .datesUntil(period.lastDay().plusDays(1))
                .parallel()
                .map(day -> problems.orElse(List.<DecisionRow>of(), () -> ledger.decisions(instrument, day)))
                .flatMap(List::stream)
                .filter(row -> period.contains(row.bar()))
                .toList();
    }

    /** The position that is open at the end of the period: in the state while it is open, in the ledger once it is closed. */
    private static Optional<Position> open(List<TradeRow> trades, Optional<SymbolStatus> state, ReviewPeriod period) {
        Stream<Position> closedLater = trades.stream()
                .filter(row -> row.exit().time() >= period.toMillis())
                .map(TradeRows::toPosition);
        Stream<Position> openNow =
                state.stream().flatMap(document -> document.position().stream()).map(open -> open.position());
        return Stream.concat(closedLater, openNow)
                .filter(position -> position.entryTime() < period.toMillis())
                .findFirst();
    }

    /** Today's settled equity minus what was earned since the period began. */
    private static double startEquity(
            List<TradeRow> trades,
            Optional<SymbolStatus> state,
            ReviewPeriod period,
            double initialCapital,
            ReadProblems problems) {
        if (state.isEmpty()) {
            return initialCapital;
        }
        double since = trades.stream()
                .filter(row -> row.exit().time() >= period.fromMillis())
                .mapToDouble(row -> row.netProfit().doubleValue())
                .sum();
        double equity = state.get().account().settledEquity() - since;
        if (equity > 0) {
            return equity;
        }
        problems.add("the trades of " + state.get().symbol() + " since " + period.from()
                + " earned more than its equity:" + " equity is counted from " + initialCapital + " instead");
        return initialCapital;
    }

    private Optional<SymbolRecords.Reference> reference(
            InstrumentId instrument, ReviewPeriod period, List<ChampionChange> history, ReadProblems problems) {
        Optional<String> champion = history.stream()
                .filter(step -> step.at().isBefore(period.to()))
                .reduce((earlier, later) -> later)
                .flatMap(ChampionChange::modelId);
        Optional<TrainingWindow> window = champion.flatMap(id ->
                problems.orElse(Optional.<TrainingWindow>empty(), () -> Optional.of(champions.window(instrument, id))));
        return window.flatMap(
                found -> problems.orElse(Optional.empty(), () -> Optional.of(reference(instrument, period, found))));
    }

    private SymbolRecords.Reference reference(InstrumentId instrument, ReviewPeriod period, TrainingWindow window) {
        long lookBack = FeatureSet.ofVersion(window.featureSet()).lookBack() * Minutes.MILLIS;
        long from = window.from().toEpochMilli() - lookBack;
        long to = window.to().toEpochMilli();
        long firstBar = period.from().minus(EARLIER_BARS).toEpochMilli();
        return new SymbolRecords.Reference(
                window,
                bars.read(instrument, from, to),
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
