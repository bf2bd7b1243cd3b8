package dev.scalpel.training.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreReplay;
import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.CandidateStore;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.ProcedureManifest;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Sha256;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.model.ScoreModelReader;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.training.daily.ScoreTraining;
import dev.scalpel.training.daily.TrainingConfig;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.training.daily.TrainingRequest;
import dev.scalpel.training.score.DeclaredProcedure;
import dev.scalpel.training.score.ScoreRecipe;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The nights of a small market, trained and settled, give the days that the portfolio rule gives when it is driven directly. */
class SettledDaysTest {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final LocalDate FIRST_NIGHT = LocalDate.of(2024, 1, 22);
    private static final int NIGHTS = 5;
    private static final SyntheticMarket MARKET =
            SyntheticMarket.of(TwoPairMarket.market(EdgeSize.STRONG.of(EdgeKind.LEADLAG), 26, 11));
    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final SimulationSettings SIMULATION = SimulationSettings.of(Costs.of(0.00005, 0));
    private static final Settings SETTINGS = SettingsReader.fromText(
                    "test", "symbols: [ETH/USDT, BTC/USDT]\nreferenceSymbol: BTC/USDT", Map.of())
            .settings();
    private static final DeclaredProcedure SMALL = new DeclaredProcedure(
            new ScoreProcedure("extended-1", 8, 3, 1, List.of(5, 10, 15, 20, 30, 60), List.of(15), 1, 0.3, 3, 1, 10),
            EnumSet.allOf(PositionSide.class));

    /** The trades of this market by each version of the code. */
    private static final Map<Integer, String> TRADES_OF_CODE = Map.of(1, "006e011e3384");

    private final MemoryStore store = new MemoryStore();
    private final StoredBars archive = new StoredBars(store);

    @Test
    void nightsAndThePortfolioRuleGiveTheSameDays() {
        MARKET.bars().forEach((symbol, bars) -> archive.append(new InstrumentId("binance", symbol), bars));
        RegisteredProcedure procedure = new ProcedureRegistry(store)
                .register(
                        new ProcedureManifest("score", 1, SMALL.recipe(), List.of()),
                        true,
                        FIRST_NIGHT.atTime(0, 20).toInstant(ZoneOffset.UTC));
        EvidenceLedger ledger = new EvidenceLedger(store, procedure.id());
        ledger.open(LicenceRules.shipped(), FIRST_NIGHT, Collections.nCopies(30, 0.005));
        NightlyEvidence nightly = NightlyEvidence.of(SETTINGS, store, archive, market());
        for (int night = 0; night < NIGHTS; night++) {
            LocalDate tonight = FIRST_NIGHT.plusDays(night);
            train(ETH, BTC, tonight, procedure.id());
            train(BTC, ETH, tonight, procedure.id());
            nightly.run(
                    procedure, tonight, tonight.atTime(0, 20).toInstant(ZoneOffset.UTC), (instrument, day) -> false);
        }

        List<EvidenceEntry> days = ledger.entries().stream()
                .filter(entry -> entry.day().isPresent())
                .toList();
        assertThat(days).hasSize(NIGHTS - 2);
        Map<InstrumentId, TraderState> states = new HashMap<>();
        List<Trade> trades = new ArrayList<>();
        EvidenceEntry before = ledger.entries().get(0);
        for (EvidenceEntry entry : days) {
            PortfolioDay.Result direct = direct(
                    procedure.id(), entry.date(), states, before.account().lossLimit());
            EvidenceEntry.SettledDay settled = entry.day().orElseThrow();
            assertThat(settled.result()).isEqualTo(new DayResult.Traded(direct.netReturn()));
            assertThat(settled.limitReached()).isEqualTo(direct.limitReached());
            for (int i = 0; i < 2; i++) {
                PortfolioDay.Outcome outcome = direct.instruments().get(i);
                EvidenceEntry.InstrumentDay row = settled.instruments().get(i);
                assertThat(row.instrument()).isEqualTo(outcome.id());
                assertThat(row.net()).isEqualTo(outcome.net());
                assertThat(row.gross()).isEqualTo(outcome.gross());
                assertThat(row.turnover()).isEqualTo(outcome.turnover());
                assertThat(row.trades()).isEqualTo(outcome.trades().size());
                assertThat(row.after()).contains(outcome.after());
                assertThat(row.bars()).isPresent();
                states.put(outcome.id(), outcome.after());
                trades.addAll(outcome.trades());
            }
            before = entry;
        }
        assertThat(trades).hasSizeGreaterThan(20);
        assertThat(fingerprint(trades))
                .as("the code makes other trades than before: raise Procedures.CODE and its versions, and pin these")
                .isEqualTo(TRADES_OF_CODE.get(Procedures.CODE));
        assertThat(ledger.verify()).isEqualTo(NIGHTS - 1);
    }

    /** By minute and side alone, so that it is the same on every processor. */
    private static String fingerprint(List<Trade> trades) {
        StringBuilder text = new StringBuilder();
        trades.forEach(trade -> text.append(trade.position().entryTime())
                .append(' ')
                .append(trade.exitTime())
                .append(' ')
                .append(trade.position().side())
                .append('\n'));
        return Sha256.hex(text.toString()).substring(0, 12);
    }

    /** From whole series: features, scores and rules of all days at once. */
    private PortfolioDay.Result direct(
            String procedure, LocalDate date, Map<InstrumentId, TraderState> states, double lossLimit) {
        long from = date.toEpochDay() * DAY_MILLIS;
        List<PortfolioDay.Instrument> instruments = new ArrayList<>();
        for (InstrumentId instrument : List.of(BTC, ETH)) {
            Candidate candidate =
                    new CandidateStore(store).find(procedure, instrument, date).orElseThrow();
            TraderState state = states.getOrDefault(instrument, TraderState.starting(SIMULATION.capital()));
            BarSeries ofDay = bars(instrument).between(from, from + DAY_MILLIS);
            if (candidate.model().isEmpty()) {
                instruments.add(
                        new PortfolioDay.Instrument(instrument, ofDay, PortfolioDay.NO_MODEL, state, SIMULATION));
                continue;
            }
            SavedModel saved =
                    new ModelStore(store).load(instrument, candidate.model().orElseThrow());
            ScoreModel model = ScoreModelReader.open(saved);
            BarSeries bars = bars(instrument);
            ScoreColumns columns = ScoreReplay.over(
                    model,
                    bars,
                    Optional.of(bars(instrument.equals(BTC) ? ETH : BTC)),
                    from - 2 * DAY_MILLIS,
                    from + DAY_MILLIS);
            int skipped = bars.firstRowFrom(from) - bars.firstRowFrom(from - 2 * DAY_MILLIS);
            instruments.add(new PortfolioDay.Instrument(
                    instrument,
                    ofDay,
                    new ScoreRule(
                            columns.between(skipped, columns.score().length),
                            model.tactics(),
                            SIMULATION.decisionCosts(),
                            Set.copyOf(((ScoreManifest) saved.manifest()).sides())),
                    state,
                    SIMULATION));
        }
        return PortfolioDay.trade(date.toEpochDay(), instruments, lossLimit);
    }

    private static BarSeries bars(InstrumentId instrument) {
        Symbol symbol = instrument.symbol();
        return MARKET.bars(symbol);
    }

    private void train(InstrumentId instrument, InstrumentId other, LocalDate tonight, String procedure) {
        Instant end = tonight.atStartOfDay(ZoneOffset.UTC).toInstant();
        Clock clock = Clock.fixed(end.plus(Duration.ofMinutes(20)), ZoneOffset.UTC);
        TrainingRequest request = new TrainingRequest(
                        instrument,
                        bars(instrument),
                        Optional.of(new TrainingRequest.Reference(other, bars(other))),
                        end,
                        1,
                        Duration.ofMinutes(10))
                .withProcedure(Optional.of(procedure));
        TrainingConfig config = new TrainingConfig(
                new Lengths(18, 3, 2, 3),
                60,
                BracketGrid.bothSides(),
                SIMULATION,
                20,
                ScoreRecipe.SPACE,
                Duration.ofDays(14),
                1,
                7,
                1);
        new ScoreTraining(config, SMALL, store, clock, TrainingProgress.SILENT)
                .train(request, Deadline.in(Duration.ofHours(1), clock));
    }

    private static Settlement.Market market() {
        return new Settlement.Market() {
            @Override
            public SimulationSettings simulation(InstrumentId instrument, LocalDate day) {
                return SIMULATION;
            }

            @Override
            public FundingSeries funding(InstrumentId instrument, LocalDate day) {
                return FundingSeries.NONE;
            }

            @Override
            public OptionalLong lastMinute(InstrumentId instrument, LocalDate day) {
                return OptionalLong.of(
                        Minutes.plus(day.plusDays(1).toEpochDay() * Minutes.PER_DAY * Minutes.MILLIS, -1));
            }
        };
    }
}
