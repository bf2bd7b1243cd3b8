package dev.scalpel.training.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.SeenData;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.Candidate.WalkForwardDay;
import dev.scalpel.licence.CandidateStore;
import dev.scalpel.licence.DamagedEvidenceException;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.HeldOutCredit;
import dev.scalpel.licence.ProcedureManifest;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.ChampionTerms;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a night does with candidates that are there: settle, license, promote, suspend. */
class NightlyEvidenceTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);
    private static final List<Double> START = Collections.nCopies(30, 0.01);
    private static final Settings SETTINGS = SettingsReader.fromText(
                    "test", "symbols: [BTC/USDT, ETH/USDT]\ngate: {expiryDays: 14}", Map.of())
            .settings();
    private static final Settings OPTED_IN = SettingsReader.fromText(
                    "test", "symbols: [BTC/USDT, ETH/USDT]\ngate: {expiryDays: 14, probation: true}", Map.of())
            .settings();
    private static final String MODEL = "20260301T002000Z-0123456789ab";

    private final MemoryStore store = new MemoryStore();
    private final StoredBars bars = new StoredBars(store);
    private final CandidateStore candidates = new CandidateStore(store);
    private final ChampionRegistry registry = new ChampionRegistry(store);
    private final RegisteredProcedure procedure = new ProcedureRegistry(store)
            .register(new ProcedureManifest("score", 1, Map.of("features", "extended-1"), List.of()), true, at(NIGHT));
    private final EvidenceLedger ledger = new EvidenceLedger(store, procedure.id());
    private final List<LocalDate> missedNights = new ArrayList<>();
    private boolean missedCanBeMade = true;
    private TradingSession session = TradingSession.ALWAYS_OPEN;

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
            long start = day.toEpochDay() * Minutes.PER_DAY * Minutes.MILLIS;
            return LongStream.range(0, Minutes.PER_DAY)
                    .map(minute -> Minutes.plus(start, minute))
                    .filter(new SessionMinutes(session)::includes)
                    .max();
        }
    };
    private final NightlyEvidence nightly = NightlyEvidence.of(SETTINGS, store, bars, market);
    private final NightlyEvidence optedIn = NightlyEvidence.of(OPTED_IN, store, bars, market);

    @Test
    void anAccountIsOpenedByThirtyWalkForwardDaysOfAllInstrumentsTogether() {
        // Each traded on 20 days, together on 30: 10 of one per cent, 10 of three, 10 of two.
        candidate(BTC, NIGHT, 1, walkForward(30, 20, 0.01));
        candidate(ETH, NIGHT, 1, walkForward(20, 20, 0.02));

        NightlyEvidence.Night night = run(NIGHT);

        assertThat(night.report().words()).isEqualTo("not licensed: evidence 1.00 of 20 after 0 forward days");
        EvidenceEntry opened = ledger.last().orElseThrow();
        assertThat(opened.date()).isEqualTo(NIGHT);
        assertThat(opened.start()).hasSize(30).contains(0.01, 0.03, 0.02);
        assertThat(night.decisions()).extracting(Licensing.Decision::promoted).containsOnly(false);
    }

    @Test
    void withFewerItStaysUnopened() {
        candidate(BTC, NIGHT, 1, walkForward(29, 29, 0.01));
        candidate(ETH, NIGHT, 1, List.of());

        assertThat(run(NIGHT).report().words())
                .isEqualTo("no account yet: it needs 30 walk-forward days with trades, and there are 29");
        assertThat(ledger.isOpen()).isFalse();
    }

    @Test
    void itWaitsForTheCandidatesOfAllInstruments() {
        candidate(BTC, NIGHT, 1, walkForward(40, 40, 0.01));

        assertThat(run(NIGHT).report().words()).isEqualTo("waiting for the candidates of [binance/ETH-USDT]");
        assertThat(ledger.isOpen()).isFalse();
    }

    @Test
    void daysWithoutAModelAreIdleAndCount() {
        open();
        nights(3);

        NightlyEvidence.Night night = run(NIGHT.plusDays(3));

        assertThat(night.report().settled()).containsExactly(NIGHT.plusDays(1), NIGHT.plusDays(2));
        assertThat(results()).containsExactly(new DayResult.Idle(), new DayResult.Idle());
        assertThat(ledger.last().orElseThrow().day().orElseThrow().instruments())
                .extracting(EvidenceEntry.InstrumentDay::instrument)
                .containsExactly(BTC, ETH);
    }

    @Test
    void aNightThatIsRunAgainChangesNothing() {
        open();
        nights(2);
        run(NIGHT.plusDays(2));
        List<EvidenceEntry> before = ledger.entries();

        assertThat(run(NIGHT.plusDays(2)).report().settled()).isEmpty();
        assertThat(ledger.entries()).isEqualTo(before);
    }

    @Test
    void aNightThatWasMissedIsMadeUpInOrder() {
        open();
        bars(NIGHT, 6);
        none(NIGHT);
        none(NIGHT.plusDays(4));

        NightlyEvidence.Night night = run(NIGHT.plusDays(4));

        assertThat(missedNights)
                .containsExactly(
                        NIGHT.plusDays(1),
                        NIGHT.plusDays(1),
                        NIGHT.plusDays(2),
                        NIGHT.plusDays(2),
                        NIGHT.plusDays(3),
                        NIGHT.plusDays(3));
        assertThat(night.report().settled()).hasSize(3);
    }

    @Test
    void whatCannotBeMadeUpTonightIsSettledInALaterNight() {
        open();
        bars(NIGHT, 6);
        none(NIGHT);
        none(NIGHT.plusDays(2));
        none(NIGHT.plusDays(3));
        missedCanBeMade = false;

        assertThat(run(NIGHT.plusDays(2)).report().settled()).isEmpty();
        missedCanBeMade = true;
        assertThat(run(NIGHT.plusDays(3)).report().settled()).containsExactly(NIGHT.plusDays(1), NIGHT.plusDays(2));
    }

    @Test
    void aDayThatCannotBeObservedCountsAsTheWorst() {
        open();
        nights(1);
        // A candidate whose model is not there any more.
        candidates.add(with(BTC, NIGHT.plusDays(2), Optional.of(MODEL), List.of(), 1, List.of()));
        none(NIGHT.plusDays(2), ETH);
        none(NIGHT.plusDays(3));
        bars(NIGHT, 4);

        run(NIGHT.plusDays(3));

        assertThat(results()).containsExactly(new DayResult.Idle(), new DayResult.Missed());
        assertThat(ledger.last().orElseThrow().day().orElseThrow().scaled()).isEqualTo(-4.5);
    }

    /** It ends at 22:00 UTC on the Friday, 2026-03-06. */
    @Test
    void theLastDayOfAWeekIsSettledInTheNightAfterIt() {
        session = TradingSession.FOREX;
        open();
        for (int night = 0; night <= 6; night++) {
            none(NIGHT.plusDays(night));
        }
        BarSeries week = flat(NIGHT, 6);
        bars.append(BTC, week.slice(0, week.size() - 120));
        bars.append(ETH, week.slice(0, week.size() - 120));

        assertThat(run(NIGHT.plusDays(6)).report().settled()).hasSize(5).endsWith(LocalDate.of(2026, 3, 6));
    }

    /** A closed day has no bars, so that nothing is missing: it is idle, and no day of the worst return. */
    @ParameterizedTest
    @EnumSource(
            value = TradingSession.class,
            names = {"ALWAYS_OPEN", "FOREX"})
    void aSaturdayWithoutBarsIsTheWorstOnlyWhereTheMarketWasOpen(TradingSession hours) {
        session = hours;
        open();
        for (int night = 0; night <= 5; night++) {
            none(NIGHT.plusDays(night));
        }
        for (int night = 6; night <= 8; night++) {
            candidates.add(with(BTC, NIGHT.plusDays(night), Optional.of(MODEL), List.of(), 1, List.of()));
            none(NIGHT.plusDays(night), ETH);
        }
        bars(NIGHT, 6);
        bars.append(ETH, flat(NIGHT, 9));

        run(NIGHT.plusDays(8));

        assertThat(results().get(5))
                .isEqualTo(hours == TradingSession.FOREX ? new DayResult.Idle() : new DayResult.Missed());
    }

    @Test
    void aDayWhoseLastBarsAreLateWaitsANight() {
        open();
        none(NIGHT);
        none(NIGHT.plusDays(1));
        none(NIGHT.plusDays(2));
        none(NIGHT.plusDays(3));
        BarSeries all = flat(NIGHT, 2);
        bars.append(BTC, all.slice(0, all.size() - 30));
        bars.append(ETH, all);

        assertThat(run(NIGHT.plusDays(2)).report().settled()).isEmpty();
        bars.append(BTC, all);
        assertThat(run(NIGHT.plusDays(2)).report().settled()).containsExactly(NIGHT.plusDays(1));
    }

    @Test
    void costsThatRoseAreCountedBeforeTheLicenceDecides() {
        open();
        earn(1, 3, 1);
        bars(NIGHT, 5);
        candidate(BTC, NIGHT.plusDays(4), 3, List.of());
        candidate(ETH, NIGHT.plusDays(4), 1, List.of());

        run(NIGHT.plusDays(4));

        assertThat(ledger.entries())
                .extracting(EvidenceEntry::kind)
                .endsWith(EvidenceEntry.Kind.DAY, EvidenceEntry.Kind.RECOUNTED);
    }

    @Test
    void underALicenceTheNightsCandidateFollowsOnItsTerms() {
        licensed();
        candidates.add(with(BTC, NIGHT.plusDays(61), Optional.of(MODEL), List.of(), 1, List.of()));
        candidates.add(
                with(ETH, NIGHT.plusDays(61), Optional.of(MODEL), List.of("its calibration is bad"), 1, List.of()));

        NightlyEvidence.Night night = run(NIGHT.plusDays(61));

        assertThat(night.report().licensed()).isTrue();
        Champion btc = registry.champion(BTC);
        assertThat(btc.name()).isEqualTo(MODEL);
        assertThat(btc.terms())
                .isEqualTo(ChampionTerms.licensed(
                        procedure.id(),
                        3 * ledger.last().orElseThrow().account().scale().unit()));
        assertThat(btc.expiry()).contains(at(NIGHT.plusDays(61)).plus(Duration.ofDays(14)));
        assertThat(night.decisions().get(0).words()).startsWith("licensed: evidence ");
        assertThat(registry.champion(ETH).isFlat()).isTrue();
        assertThat(night.decisions().get(1).words())
                .isEqualTo("licensed, but kept flat, and the candidate trades on paper only: its calibration is bad");
        assertThat(run(NIGHT.plusDays(61)).decisions().get(0).promoted()).isFalse();
        assertThat(registry.champion(BTC).history()).hasSize(1);
    }

    @Test
    void suspendedTheChampionStaysAndOpensNothing() {
        licensed();
        candidates.add(with(BTC, NIGHT.plusDays(61), Optional.of(MODEL), List.of(), 1, List.of()));
        none(NIGHT.plusDays(61), ETH);
        run(NIGHT.plusDays(61));
        LocalDate day = NIGHT.plusDays(61);
        while (ledger.settle(day, new DayResult.Traded(-0.05), false, List.of())
                .account()
                .licensed()) {
            day = day.plusDays(1);
        }
        none(day.plusDays(1));

        NightlyEvidence.Night night = run(day.plusDays(1));

        Champion champion = registry.champion(BTC);
        assertThat(champion.name()).isEqualTo(MODEL);
        assertThat(champion.terms().entriesOff().orElseThrow()).startsWith("suspended since " + day + ": its ");
        assertThat(night.decisions().get(0).words()).contains("evidence 1.00 of 40 after 0 forward days");
    }

    @Test
    void onProbationATenthOfTheAllocationIsTradedUntilTheEvidenceFalls() {
        candidates.add(with(BTC, NIGHT, Optional.empty(), List.of(), 1, walkForward(60, 60, 0.01)));
        none(NIGHT, ETH);
        open();
        // Thirty held-out days of one unit each, after those of the scale: the credit is 2, its most.
        earn(1, 12, 1);
        candidates.add(with(BTC, NIGHT.plusDays(13), Optional.of(MODEL), List.of(), 1, List.of()));
        none(NIGHT.plusDays(13), ETH);
        double evidence = ledger.last().orElseThrow().account().wager().evidence();
        double unit = ledger.last().orElseThrow().account().scale().unit();
        assertThat(evidence).isBetween(2.5, 5.0);

        assertThat(run(NIGHT.plusDays(13)).decisions().get(0).words()).startsWith("not licensed: ");
        assertThat(registry.champion(BTC).isFlat()).isTrue();
        NightlyEvidence.Night night = run(optedIn, NIGHT.plusDays(13));

        assertThat(night.report().licensed()).isFalse();
        assertThat(night.report().words()).startsWith("on probation with a tenth of the allocation: credit 2.00 of");
        assertThat(registry.champion(BTC).name()).isEqualTo(MODEL);
        assertThat(registry.champion(BTC).terms())
                .isEqualTo(
                        ChampionTerms.licensed(procedure.id(), 0.1 * (3 * unit)).withShare(0.1));

        ledger.settle(NIGHT.plusDays(13), new DayResult.Traded(-0.05), false, List.of());
        ledger.settle(NIGHT.plusDays(14), new DayResult.Traded(-0.05), false, List.of());
        none(NIGHT.plusDays(15));
        run(optedIn, NIGHT.plusDays(15));

        assertThat(registry.champion(BTC).name()).isEqualTo(MODEL);
        assertThat(registry.champion(BTC).terms().entriesOff().orElseThrow()).startsWith("not licensed: evidence ");
    }

    @Test
    void aVariantsHistoryGivesNoCredit() {
        candidates.add(with(BTC, NIGHT, Optional.empty(), List.of(), 1, walkForward(60, 60, 0.01)));
        HeldOutCredit credit = new HeldOutCredit(store);
        RegisteredProcedure variant = new RegisteredProcedure(
                "score", 1, procedure.id(), Optional.of(1), procedure.registered(), procedure.manifest());
        RegisteredProcedure seen = new RegisteredProcedure(
                "score",
                1,
                procedure.id(),
                Optional.empty(),
                procedure.registered(),
                new ProcedureManifest(
                                "score",
                                1,
                                Map.of("features", "extended-1"),
                                List.of(SeenData.days(BTC, NIGHT.minusDays(31), NIGHT.minusDays(1))))
                        .canonical());

        assertThat(credit.of(procedure, NIGHT)).isEqualTo(2);
        assertThat(credit.of(variant, NIGHT)).isEqualTo(1);
        // 29 days are left, and the scale needs 30.
        assertThat(credit.of(seen, NIGHT)).isEqualTo(1);
    }

    @Test
    void theCreditIsSharedByEveryProcedureThatWasTried() {
        candidates.add(with(BTC, NIGHT, Optional.empty(), List.of(), 1, walkForward(35, 35, 0.01)));
        HeldOutCredit credit = new HeldOutCredit(store);
        double alone = credit.of(procedure, NIGHT);
        new ProcedureRegistry(store)
                .register(new ProcedureManifest("mine", 1, Map.of("features", "mine"), List.of()), false, at(NIGHT));

        // Five days of one unit: about the mean of 1.05, 1.10, 1.15 and 1.20 to the fifth power.
        assertThat(alone).isBetween(1.75, 1.85);
        assertThat(credit.of(procedure, NIGHT)).isEqualTo(alone / 2);
    }

    @Test
    void damagedEvidenceStopsTheEntriesOfItsChampionsUntilItIsRestored() {
        licensed();
        candidates.add(with(BTC, NIGHT.plusDays(61), Optional.of(MODEL), List.of(), 1, List.of()));
        none(NIGHT.plusDays(61), ETH);
        run(NIGHT.plusDays(61));
        String newest = StoreKeys.evidence(procedure.id(), 60);
        byte[] entry = store.get(newest).orElseThrow().bytes();
        store.delete(newest);

        assertThatThrownBy(() -> run(NIGHT.plusDays(61))).isInstanceOf(DamagedEvidenceException.class);

        assertThat(registry.champion(BTC).terms().entriesOff().orElseThrow())
                .contains("the newest were removed, or an older copy was restored");
        store.putIfAbsent(newest, entry);
        run(NIGHT.plusDays(61));
        assertThat(registry.champion(BTC).terms().entriesOff()).isEmpty();
    }

    private NightlyEvidence.Night run(LocalDate tonight) {
        return run(nightly, tonight);
    }

    private NightlyEvidence.Night run(NightlyEvidence evidence, LocalDate tonight) {
        return evidence.run(procedure, tonight, at(tonight), (instrument, day) -> {
            missedNights.add(day);
            if (missedCanBeMade) {
                none(day, instrument);
            }
            return missedCanBeMade;
        });
    }

    private List<DayResult> results() {
        return ledger.entries().stream()
                .flatMap(entry -> entry.day().stream())
                .map(EvidenceEntry.SettledDay::result)
                .toList();
    }

    private void open() {
        ledger.open(LicenceRules.shipped(), NIGHT, START);
    }

    /** Sixty good days that are settled by hand. */
    private void licensed() {
        open();
        earn(1, 60, 1);
        assertThat(ledger.last().orElseThrow().account().licensed()).isTrue();
    }

    private void earn(int from, int to, double costBp) {
        for (int day = from; day <= to; day++) {
            EvidenceEntry.InstrumentDay row = new EvidenceEntry.InstrumentDay(
                    BTC, Optional.of(MODEL), 1, costBp, 0.01, 0.01, 2, 1, Optional.empty(), Optional.empty());
            ledger.settle(NIGHT.plusDays(day), new DayResult.Traded(0.01), false, List.of(row));
        }
    }

    /** Candidates without a model for so many nights, with bars of all days before the last. */
    private void nights(int count) {
        for (int night = 0; night <= count; night++) {
            none(NIGHT.plusDays(night));
        }
        bars(NIGHT, count);
    }

    private void none(LocalDate day) {
        none(day, BTC);
        none(day, ETH);
    }

    private void none(LocalDate day, InstrumentId instrument) {
        candidates.add(with(instrument, day, Optional.empty(), List.of(), 1, List.of()));
    }

    private void candidate(InstrumentId instrument, LocalDate day, double costBp, List<WalkForwardDay> walkForward) {
        candidates.add(with(instrument, day, Optional.empty(), List.of(), costBp, walkForward));
    }

    private Candidate with(
            InstrumentId instrument,
            LocalDate day,
            Optional<String> model,
            List<String> flaws,
            double costBp,
            List<WalkForwardDay> walkForward) {
        return new Candidate(
                procedure.id(),
                instrument,
                day,
                model,
                model.isPresent() ? "" : "too few bars",
                0.5,
                Costs.of(costBp * 1e-4, 0),
                flaws,
                List.of(),
                walkForward);
    }

    /** The newest days before the first night, of which the first ones were traded. */
    private static List<WalkForwardDay> walkForward(int days, int traded, double net) {
        return IntStream.range(0, days)
                .mapToObj(day -> new WalkForwardDay(NIGHT.minusDays(days - day), day < traded ? net : 0, day < traded))
                .toList();
    }

    private void bars(LocalDate from, int days) {
        bars.append(BTC, flat(from, days));
        bars.append(ETH, flat(from, days));
    }

    private static BarSeries flat(LocalDate from, int days) {
        BarSeries.Builder all = new BarSeries.Builder(days * 1_440);
        long first = from.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        for (int minute = 0; minute < days * 1_440; minute++) {
            all.add(new Bar(first + minute * Minutes.MILLIS, 100, 100, 100, 100, 1, 1, 0.5));
        }
        return all.build();
    }

    private static Instant at(LocalDate night) {
        return night.atTime(0, 20).toInstant(ZoneOffset.UTC);
    }
}
