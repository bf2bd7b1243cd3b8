package dev.scalpel.training.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.InstrumentRule;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.CandidateStore;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceEntry.Kind;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.InstrumentDecision;
import dev.scalpel.licence.ProcedureManifest;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The monthly decision on instruments, from the store to the rows of a settled day and to a champion's terms. */
class InstrumentReviewTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final LocalDate NIGHT = LocalDate.of(2026, 3, 29);
    private static final String MODEL = "20260301T002000Z-0123456789ab";
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final MemoryStore store = new MemoryStore();
    private final StoredBars bars = new StoredBars(store);
    private final CandidateStore candidates = new CandidateStore(store);
    private final RegisteredProcedure procedure = new ProcedureRegistry(store)
            .register(
                    new ProcedureManifest("score", 2, Map.of("instruments", InstrumentRule.DECLARED), List.of()),
                    true,
                    NIGHT.atTime(0, 20).toInstant(ZoneOffset.UTC));
    private final EvidenceLedger ledger = new EvidenceLedger(store, procedure.id());
    /** Mean gross in bp of a trade on each of the days that were requested. */
    private final Map<InstrumentId, Double> grossBp = new HashMap<>(Map.of(BTC, 8.0, ETH, 8.0));

    private final List<String> requested = new ArrayList<>();

    private final Settlement.Market market = new Settlement.Market() {
        @Override
        public SimulationSettings simulation(InstrumentId instrument, LocalDate day) {
            return SimulationSettings.of(Costs.FREE);
        }

        @Override
        public FundingSeries funding(InstrumentId instrument, LocalDate day) {
            return FundingSeries.NONE;
        }

        @Override
        public OptionalLong lastMinute(InstrumentId instrument, LocalDate day) {
            return OptionalLong.of(Minutes.plus(day.plusDays(1).toEpochDay() * Minutes.PER_DAY * Minutes.MILLIS, -1));
        }

        @Override
        public List<GrossReturn> matured(InstrumentId instrument, LocalDate from, LocalDate before) {
            requested.add(instrument.symbol().base() + " " + from + " " + before);
            List<GrossReturn> trades = new ArrayList<>();
            for (LocalDate day = from; day.isBefore(before); day = day.plusDays(1)) {
                // Alternating, so that its error is about a twentieth of a basis point over 180 days.
                double noise = day.toEpochDay() % 2 == 0 ? 1e-4 : -1e-4;
                trades.add(GrossReturn.equal(day.toEpochDay() * DAY_MILLIS, grossBp.get(instrument) * 1e-4 + noise));
            }
            return trades;
        }
    };
    private final InstrumentReview review = new InstrumentReview(bars, market);

    @Test
    void weightsAreInverseToVolatilityAndTheDecisionIsMadeOnceAMonth() {
        opened();
        InstrumentDecision first = decide(NIGHT.plusDays(1), 1);

        // ETH moves twice as much: a third of the weight.
        assertThat(weight(first, BTC)).isCloseTo(2.0 / 3, within(3e-4));
        assertThat(weight(first, ETH)).isCloseTo(1.0 / 3, within(3e-4));
        assertThat(requested).containsExactly("BTC 2025-10-01 2026-03-30", "ETH 2025-10-01 2026-03-30");
        EvidenceEntry entry = ledger.last().orElseThrow();
        assertThat(entry.kind()).isEqualTo(Kind.INSTRUMENTS);
        assertThat(entry.date()).isEqualTo(NIGHT);

        grossBp.put(ETH, 0.0);
        settle(1);
        assertThat(decide(NIGHT.plusDays(2), 1)).isEqualTo(first);
        settle(2);
        assertThat(weight(decide(NIGHT.plusDays(3), 1), ETH)).isZero();
        assertThat(ledger.verify()).isEqualTo(5);
    }

    @Test
    void anInstrumentBelowItsCostsIsExcludedAndReadmittedWithAMargin() {
        opened();
        grossBp.put(ETH, 1.8);
        InstrumentDecision first = decide(NIGHT.plusDays(1), 1);
        assertThat(weight(first, ETH)).isZero();
        assertThat(weight(first, BTC)).isEqualTo(1);
        // 0.9 of its own, 2.45 of both together; with an error of a twentieth its own counts nearly in full.
        assertThat(first.of(ETH).orElseThrow().breakEvenBp().orElseThrow()).isCloseTo(0.9, within(0.03));

        settle(1);
        settle(2);
        grossBp.put(ETH, 2.3);
        assertThat(weight(decide(NIGHT.plusDays(3), 1), ETH)).isZero();
        for (int day = 3; day <= 32; day++) {
            settle(day);
        }
        grossBp.put(ETH, 2.6);
        bars(BTC, 0.001, NIGHT.plusDays(33));
        bars(ETH, 0.002, NIGHT.plusDays(33));
        assertThat(weight(decide(NIGHT.plusDays(33), 1), ETH)).isGreaterThan(0);
    }

    @Test
    void oneThatIsAddedStartsWithoutHistoryAndCountsFromThenOn() {
        bars(BTC, 0.001);
        ledger.open(LicenceRules.shipped(), NIGHT, Collections.nCopies(30, 0.01));
        review.of(
                procedure, ledger, NIGHT.plusDays(1), List.of(candidate(BTC, NIGHT.plusDays(1), 1, Optional.empty())));
        settle(1);
        bars(ETH, 0.002);
        requested.clear();
        grossBp.put(ETH, -50.0);

        assertThat(weight(decide(NIGHT.plusDays(2), 1), ETH)).isGreaterThan(0);
        assertThat(requested).noneMatch(words -> words.startsWith("ETH"));
        for (int day = 2; day <= 32; day++) {
            settle(day);
        }
        bars(BTC, 0.001, NIGHT.plusDays(33));
        bars(ETH, 0.002, NIGHT.plusDays(33));
        requested.clear();
        assertThat(weight(decide(NIGHT.plusDays(33), 1), ETH)).isZero();
        assertThat(requested).containsExactly("BTC 2025-11-02 2026-05-01", "ETH 2026-03-31 2026-05-01");
    }

    @Test
    void aProcedureOfAnEarlierReleaseTradesAllInstruments() {
        RegisteredProcedure former = new ProcedureRegistry(store)
                .register(
                        new ProcedureManifest("score", 1, Map.of("instruments", "those of the settings"), List.of()),
                        true,
                        NIGHT.atTime(0, 20).toInstant(ZoneOffset.UTC));

        assertThat(review.of(former, ledger, NIGHT, List.of(candidate(BTC, NIGHT, 1, Optional.empty()))))
                .isEmpty();
    }

    /** The whole night: the rows of the settled day, the promoted champion and the one that is not. */
    @Test
    void settledDaysAndChampionsHaveTheWeightsOfTheDecision() {
        opened();
        grossBp.put(ETH, 0.0);
        LocalDate tonight = NIGHT.plusDays(2);
        for (InstrumentId instrument : List.of(BTC, ETH)) {
            candidates.add(candidate(instrument, NIGHT.plusDays(1), 1, Optional.empty()));
            candidates.add(candidate(instrument, tonight, 1, Optional.of(MODEL)));
        }
        NightlyEvidence nightly = NightlyEvidence.of(
                SettingsReader.fromText("test", "symbols: [BTC/USDT, ETH/USDT]", Map.of())
                        .settings(),
                store,
                bars,
                market);
        nightly.run(procedure, tonight, tonight.atTime(0, 20).toInstant(ZoneOffset.UTC), (instrument, day) -> false);

        assertThat(ledger.last().orElseThrow().day().orElseThrow().instruments())
                .extracting(EvidenceEntry.InstrumentDay::weight)
                .containsExactly(0.4, 0.0);
        for (int day = 2; day <= 61; day++) {
            ledger.settle(NIGHT.plusDays(day), new DayResult.Traded(0.01), false, List.of());
        }
        LocalDate later = NIGHT.plusDays(62);
        grossBp.put(ETH, 8.0);
        bars(BTC, 0.001, later);
        bars(ETH, 0.002, later);
        for (InstrumentId instrument : List.of(BTC, ETH)) {
            candidates.add(candidate(instrument, later, 1, Optional.of(MODEL)));
        }
        nightly.run(procedure, later, later.atTime(0, 20).toInstant(ZoneOffset.UTC), (instrument, day) -> false);

        ChampionRegistry registry = new ChampionRegistry(store);
        assertThat(registry.champion(BTC).terms().weight()).contains(0.4);
        assertThat(registry.champion(ETH).terms().weight().orElseThrow()).isCloseTo(0.2, within(3e-4));
        assertThat(ledger.newest(Set.of(Kind.INSTRUMENTS)).orElseThrow().date()).isEqualTo(NIGHT.plusDays(61));

        // Next month ETH earns too little: its champion stays and opens nothing.
        for (int day = 62; day <= 63; day++) {
            ledger.settle(NIGHT.plusDays(day), new DayResult.Traded(0.01), false, List.of());
        }
        grossBp.put(ETH, 0.0);
        LocalDate last = NIGHT.plusDays(64);
        assertThat(last).isEqualTo("2026-06-01");
        bars(BTC, 0.001, last);
        bars(ETH, 0.002, last);
        for (InstrumentId instrument : List.of(BTC, ETH)) {
            candidates.add(candidate(instrument, last, 1, Optional.of(MODEL)));
        }
        nightly.run(procedure, last, last.atTime(0, 20).toInstant(ZoneOffset.UTC), (instrument, day) -> false);

        assertThat(registry.champion(BTC).terms().entriesOff()).isEmpty();
        assertThat(registry.champion(ETH).name()).isEqualTo(MODEL);
        assertThat(registry.champion(ETH).terms().entriesOff())
                .contains("licensed, but not in this instrument since the procedure's last decision on instruments");
        assertThat(ledger.verify()).isEqualTo(ledger.entries().size());
    }

    private void opened() {
        bars(BTC, 0.001);
        bars(ETH, 0.002);
        ledger.open(LicenceRules.shipped(), NIGHT, Collections.nCopies(30, 0.01));
    }

    private void settle(int day) {
        ledger.settle(NIGHT.plusDays(day), new DayResult.Idle(), false, List.of());
    }

    private InstrumentDecision decide(LocalDate day, double costBp) {
        return review.of(
                        procedure,
                        ledger,
                        day,
                        List.of(
                                candidate(BTC, day, costBp, Optional.empty()),
                                candidate(ETH, day, costBp, Optional.empty())))
                .orElseThrow();
    }

    private static double weight(InstrumentDecision decision, InstrumentId instrument) {
        return decision.of(instrument).orElseThrow().weight();
    }

    private Candidate candidate(InstrumentId instrument, LocalDate day, double costBp, Optional<String> model) {
        return new Candidate(
                procedure.id(),
                instrument,
                day,
                model,
                model.isPresent() ? "" : "too few bars",
                0.4,
                Costs.of(costBp * 1e-4, 0),
                List.of(),
                List.of(),
                List.of());
    }

    private void bars(InstrumentId instrument, double change) {
        bars(instrument, change, NIGHT.minusDays(1));
        bars(instrument, change, NIGHT.plusDays(2));
    }

    /** Two days that end with this one's beginning, up and down by the same share in turn. */
    private void bars(InstrumentId instrument, double change, LocalDate end) {
        BarSeries.Builder all = new BarSeries.Builder(2 * 1_440);
        long first = end.minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        for (int minute = 0; minute < 2 * 1_440; minute++) {
            double price = minute % 2 == 0 ? 100 : 100 * (1 + change);
            all.add(new Bar(first + minute * Minutes.MILLIS, price, price, price, price, 1, 1, 0.5));
        }
        bars.append(instrument, all.build());
    }
}
