package dev.scalpel.training;

import dev.scalpel.costs.CostStatement;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.ledger.repository.ShadowRepository;
import dev.scalpel.ledger.repository.StoredShadowTrades;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Gap;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.Style;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.training.daily.DailyTraining;
import dev.scalpel.training.daily.ScoreTraining;
import dev.scalpel.training.daily.TrainingConfig;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.training.daily.TrainingReport;
import dev.scalpel.training.daily.TrainingRequest;
import dev.scalpel.training.licence.Settlement;
import dev.scalpel.training.score.DeclaredProcedure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The training of one symbol in the style of the settings, on its stored bars; and what a settlement must know of it. */
final class SymbolTraining implements Settlement.Market {

    /** Fewest bars of the reference pair, as a share of the symbol's: with fewer, its features cost too many rows. */
    private static final double MIN_REFERENCE_SHARE = 0.9;

    private final Settings settings;
    private final ObjectStore store;
    private final BarRepository archive;
    private final InstrumentStore instruments;
    private final MeasuredCosts costs;
    private final SimulationCosts simulated;
    private final TrainingReportStore reports;
    private final ShadowRepository shadow;
    private final Clock clock;
    private final TrainingProgress progress;
    private final BarHashes barHashes;

    SymbolTraining(
            Settings settings,
            ObjectStore store,
            BarRepository archive,
            MeasuredCosts costs,
            SimulationCosts simulated,
            Clock clock,
            TrainingProgress progress,
            BarHashes barHashes) {
        this.settings = settings;
        this.store = store;
        this.archive = archive;
        this.costs = costs;
        this.simulated = simulated;
        this.clock = clock;
        this.progress = progress;
        this.barHashes = barHashes;
        instruments = new InstrumentStore(store, settings.venue());
        reports = new TrainingReportStore(store);
        shadow = new StoredShadowTrades(store);
    }

    /** How long and how often a training tries. */
    record Budget(int trials, Duration time) {}

    /**
     * Trains, unless it was done on these bars.
     *
     * @param procedure whose candidate of the day after the bars is made; empty for a training outside the schedule, which is
     *     done in any case
     */
    TrainingReport train(
            InstrumentId instrument, Instant end, Optional<String> procedure, Budget budget, Deadline deadline) {
        Optional<String> before = procedure.isEmpty() ? Optional.empty() : reports.decision(instrument, end);
        if (before.isPresent()) {
            return TrainingReport.repeated(instrument.symbol(), end, before.get());
        }
        TrainingReport report = make(instrument, end, procedure, budget, deadline);
        if (report.decided()) {
            reports.save(instrument, report);
        }
        return report;
    }

    /** Makes the candidate of a procedure that is not the present one: it has no report of its own. */
    void trainBeside(InstrumentId instrument, Instant end, String procedure, Budget budget, Deadline deadline) {
        make(instrument, end, Optional.of(procedure), budget, deadline);
    }

    private TrainingReport make(
            InstrumentId instrument, Instant end, Optional<String> procedure, Budget budget, Deadline deadline) {
        CostStatement atCosts = statement(instrument, end);
        TrainingConfig config = config(instrument, atCosts, end);
        return settings.training().style() == Style.SCORE
                ? trainScore(instrument, config, end, procedure, budget, deadline)
                : trainBrackets(instrument, config, atCosts.hash(), end, procedure, budget, deadline);
    }

    private CostStatement statement(InstrumentId instrument, Instant end) {
        return costs.statement(
                instrument, end.minus(Duration.ofDays(settings.training().windowDays())), end);
    }

    private TrainingConfig config(InstrumentId instrument, CostStatement atCosts, Instant end) {
        SimulationRules rules = instruments.rules(instrument.symbol(), end);
        TrainingConfig trading = config(instrument, atCosts.costs(), rules);
        Instant from = end.minus(Duration.ofDays(daysOfBars(trading, instrument)));
        return config(instrument, simulated.of(instrument, rules, atCosts.costs(), from, end), rules);
    }

    private TrainingConfig config(InstrumentId instrument, Costs ofInstrument, SimulationRules rules) {
        return TrainingConfig.of(
                settings, instrument, ofInstrument, rules, Runtime.getRuntime().availableProcessors());
    }

    /** Of a training, its models of past days included. */
    private int daysOfBars(TrainingConfig config, InstrumentId instrument) {
        return settings.training().style() == Style.SCORE
                ? ScoreTraining.daysOfBars(config, DeclaredProcedure.of(settings.training(), isShortable(instrument)))
                : settings.training().windowDays();
    }

    private TrainingReport trainBrackets(
            InstrumentId instrument,
            TrainingConfig config,
            Optional<String> measuredCosts,
            Instant end,
            Optional<String> procedure,
            Budget budget,
            Deadline deadline) {
        int lookBack = FeatureSet.standard(FeatureVariant.FULL).lookBack();
        long minutes = settings.training().windowDays() * Minutes.PER_DAY + lookBack;
        Optional<InstrumentId> reference = settings.referenceInstrument().filter(other -> !other.equals(instrument));
        TrainingRequest request = request(instrument, reference, minutes, end, budget)
                .withMeasuredCosts(measuredCosts)
                .withProcedure(procedure);
        return new DailyTraining(config, store, clock, progress, barHashes).train(request, deadline);
    }

    private TrainingReport trainScore(
            InstrumentId instrument,
            TrainingConfig config,
            Instant end,
            Optional<String> procedure,
            Budget budget,
            Deadline deadline) {
        DeclaredProcedure declared = DeclaredProcedure.of(settings.training(), isShortable(instrument));
        long minutes = ScoreTraining.daysOfBars(config, declared) * Minutes.PER_DAY;
        TrainingRequest request = request(instrument, settings.referenceOf(instrument), minutes, end, budget)
                .withProcedure(procedure);
        return new ScoreTraining(config, declared, store, clock, progress, barHashes).train(request, deadline);
    }

    private boolean isShortable(InstrumentId instrument) {
        return instruments
                .read()
                .of(instrument.symbol())
                .flatMap(history -> history.at(Instant.MAX))
                .map(version -> version.rules().instrument().shortable())
                .orElse(false);
    }

    /** @param minutes of the window, and of the look-back of its first rows' features */
    private TrainingRequest request(
            InstrumentId instrument, Optional<InstrumentId> reference, long minutes, Instant end, Budget budget) {
        BarSeries bars = bars(instrument, minutes, end);
        return new TrainingRequest(
                instrument,
                bars,
                reference
                        .map(other -> new TrainingRequest.Reference(other, bars(other, minutes, end)))
                        .filter(other -> other.bars().size() >= MIN_REFERENCE_SHARE * bars.size()),
                end,
                budget.trials(),
                budget.time());
    }

    private BarSeries bars(InstrumentId instrument, long minutes, Instant end) {
        long to = Math.floorDiv(end.toEpochMilli(), HourlyReturns.HOUR_MILLIS) * HourlyReturns.HOUR_MILLIS;
        return archive.tail(instrument, to, Math.toIntExact(minutes));
    }

    @Override
    public SimulationSettings simulation(InstrumentId instrument, LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return config(instrument, statement(instrument, end), end).simulation();
    }

    /** Of the declared tactics, which have seen none of these days. */
    @Override
    public List<GrossReturn> matured(InstrumentId instrument, LocalDate from, LocalDate before) {
        if (settings.training().style() != Style.SCORE) {
            return List.of();
        }
        String declared = DeclaredProcedure.of(settings.training(), isShortable(instrument))
                .id();
        long end = before.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long start = from.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        List<TradeRow> rows = new ArrayList<>();
        YearMonth last = YearMonth.from(before);
        for (YearMonth month = YearMonth.from(from); !month.isAfter(last); month = month.plusMonths(1)) {
            shadow.trades(declared, instrument, month).stream()
                    .filter(row -> row.entry().time() >= start && row.exit().time() < end)
                    .forEach(rows::add);
        }
        return TradeRows.toTrades(rows).stream().map(GrossReturn::ofFree).toList();
    }

    @Override
    public FundingSeries funding(InstrumentId instrument, LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant next = start.plus(Duration.ofDays(1));
        return simulated.funding(instrument, instruments.rules(instrument.symbol(), next), start, next);
    }

    @Override
    public OptionalLong lastMinute(InstrumentId instrument, LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Gap whole = new Gap(start.toEpochMilli(), start.plus(Duration.ofDays(1)).toEpochMilli());
        return new SessionMinutes(instruments.rules(instrument.symbol(), start).session())
                .open(List.of(whole)).stream()
                        .mapToLong(open -> Minutes.plus(open.to(), -1))
                        .max();
    }
}
