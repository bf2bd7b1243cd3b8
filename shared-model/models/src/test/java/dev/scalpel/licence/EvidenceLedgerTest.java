package dev.scalpel.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.Standing;
import dev.scalpel.licence.EvidenceEntry.InstrumentDay;
import dev.scalpel.licence.EvidenceEntry.Kind;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.store.ETag;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Evidence is added and never rewritten: each attempt gives an error or has no effect. */
class EvidenceLedgerTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 1);
    /** Thirty days of one per cent up or down: the unit is one per cent. */
    private static final List<Double> START = Collections.nCopies(30, 0.01);

    private static final ProcedureManifest MANIFEST =
            new ProcedureManifest("score", 1, Map.of("features", "extended-1"), List.of());

    private final ObjectStore store = new MemoryStore();
    private final String id = new ProcedureRegistry(store)
            .register(MANIFEST, true, Instant.parse("2026-11-01T00:20:00Z"))
            .id();
    private final EvidenceLedger ledger = new EvidenceLedger(store, id);

    @Test
    void daysFollowEachOther() {
        EvidenceEntry opened = open();
        assertThat(opened.account().scale().unit()).isCloseTo(0.01, within(1e-15));
        EvidenceEntry first = settle(1, 0.02);
        assertThat(first.day().orElseThrow().unit()).isCloseTo(0.01, within(1e-15));
        assertThat(first.day().orElseThrow().scaled()).isCloseTo(2, within(1e-12));
        assertThat(first.account())
                .isEqualTo(opened.account().after(new DayResult.Traded(0.02)).account());
        EvidenceEntry second = ledger.settle(NIGHT.plusDays(2), new DayResult.Missed(), false, List.of());
        assertThat(second.day().orElseThrow().scaled()).isEqualTo(-4.5);
        assertThat(ledger.entries()).containsExactly(opened, first, second);
        assertThat(ledger.verify()).isEqualTo(3);
    }

    @Test
    void everythingIsReadAsItWasWritten() {
        open();
        InstrumentDay row = new InstrumentDay(
                BTC,
                Optional.of("20261101T002000Z-0123456789ab"),
                0.4,
                2.5,
                0.001,
                0.0012,
                0.8,
                3,
                Optional.of("ab".repeat(32)),
                Optional.of(TraderState.starting(1_000)));
        EvidenceEntry written = ledger.settle(NIGHT.plusDays(1), new DayResult.Traded(0.001), true, List.of(row));
        assertThat(new EvidenceLedger(store, id).last()).contains(written);
        assertThat(written.costsBp()).containsExactly(Map.entry(BTC, 2.5));
    }

    @Test
    void aDayIsSkippedByNobody() {
        assertThatThrownBy(() -> settle(1, 0)).hasMessageContaining("is not opened");
        open();
        assertThatThrownBy(() -> settle(2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the next day to settle is 2026-11-02, not 2026-11-03");
    }

    @Test
    void aDayThatIsReplayedWithTheSameResultHasNoEffect() {
        open();
        EvidenceEntry first = settle(1, 0.02);
        settle(2, -0.01);
        assertThat(settle(1, 0.02)).isEqualTo(first);
        assertThat(ledger.entries()).hasSize(3);
    }

    @Test
    void aDayThatIsReplayedWithABetterResultIsAnError() {
        open();
        EvidenceEntry first = settle(1, -0.02);
        assertThatThrownBy(() -> settle(1, 0.02))
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining("the day 2026-11-02 is settled");
        assertThat(ledger.last()).contains(first);
    }

    @Test
    void anOlderEntryThatWasChangedIsAnError() {
        open();
        settle(1, -0.02);
        settle(2, 0.01);
        replace(StoreKeys.evidence(id, 1), "\"netReturn\":-0.02", "\"netReturn\":0.02");
        assertThatThrownBy(ledger::entries)
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining(id + "/000001.json")
                .hasMessageContaining("it was changed");
    }

    @Test
    void anOlderEntryThatWasWrittenAnewIsAnError() {
        open();
        EvidenceEntry first = settle(1, -0.02);
        settle(2, 0.01);
        EvidenceEntry better = EvidenceSteps.settled(
                ledger.entries().get(0), first.previous(), first.date(), new DayResult.Traded(0.02), false, List.of());
        put(StoreKeys.evidence(id, 1), EvidenceEntryCodec.encode(better));
        assertThatThrownBy(ledger::verify)
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining("000002.json")
                .hasMessageContaining("it follows an entry with the hash");
    }

    @Test
    void anAccountThatDoesNotFollowFromItsDayIsAnError() {
        open();
        EvidenceEntry first = settle(1, -0.02);
        EvidenceEntry richer = new EvidenceEntry(
                id,
                1,
                first.previous(),
                first.date(),
                Kind.DAY,
                List.of(),
                first.day(),
                Optional.empty(),
                Map.of(),
                LicenceAccount.opened(LicenceRules.shipped(), first.account().scale()));
        put(StoreKeys.evidence(id, 1), EvidenceEntryCodec.encode(richer));
        store.delete(StoreKeys.evidenceHead(id));
        assertThatThrownBy(ledger::verify)
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining("does not follow");
    }

    @Test
    void theNewestEntryThatWasWrittenAnewIsAnErrorAtOnce() {
        open();
        EvidenceEntry first = settle(1, -0.02);
        EvidenceEntry better = EvidenceSteps.settled(
                ledger.entries().get(0), first.previous(), first.date(), new DayResult.Traded(0.02), false, List.of());
        put(StoreKeys.evidence(id, 1), EvidenceEntryCodec.encode(better));
        assertThatThrownBy(() -> settle(2, 0.01))
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining("it is not the entry that was written");
    }

    @Test
    void anEntryThatIsMissingIsAnError() {
        open();
        settle(1, 0.02);
        settle(2, 0.01);
        store.delete(StoreKeys.evidence(id, 1));
        assertThatThrownBy(ledger::last)
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining("entry 2 was written, and only 2 are there");
    }

    @Test
    void aTailThatWasRemovedIsAnError() {
        open();
        settle(1, 0.02);
        settle(2, -0.03);
        store.delete(StoreKeys.evidence(id, 2));
        assertThatThrownBy(() -> settle(2, 0.03))
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining("the newest were removed, or an older copy was restored");
    }

    @Test
    void anOlderMarkThatWasRestoredHasNoEffect() {
        open();
        settle(1, 0.02);
        StoredObject older = store.get(StoreKeys.evidenceHead(id)).orElseThrow();
        EvidenceEntry second = settle(2, -0.03);
        put(StoreKeys.evidenceHead(id), older.bytes());
        assertThat(ledger.last()).contains(second);
        settle(3, 0.01);
        store.delete(StoreKeys.evidence(id, 3));
        assertThatThrownBy(ledger::last).hasMessageContaining("entry 3 was written");
    }

    @Test
    void ofTwoWritersOfTheSameDayBothReturnTheOneEntry() {
        open();
        EvidenceLedger late = new EvidenceLedger(
                new BeforeWrite(
                        store,
                        () -> new EvidenceLedger(store, id)
                                .settle(NIGHT.plusDays(1), new DayResult.Traded(0.02), false, List.of())),
                id);
        EvidenceEntry entry = late.settle(NIGHT.plusDays(1), new DayResult.Traded(0.02), false, List.of());
        assertThat(ledger.entries()).hasSize(2).endsWith(entry);
    }

    @Test
    void aSecondWriterWithAnotherResultFailsAndTheFirstEntryStands() {
        open();
        EvidenceLedger late = new EvidenceLedger(
                new BeforeWrite(
                        store,
                        () -> new EvidenceLedger(store, id)
                                .settle(NIGHT.plusDays(1), new DayResult.Traded(-0.02), false, List.of())),
                id);
        assertThatThrownBy(() -> late.settle(NIGHT.plusDays(1), new DayResult.Traded(0.02), false, List.of()))
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining("another run has written it");
        assertThat(ledger.last().orElseThrow().day().orElseThrow().result()).isEqualTo(new DayResult.Traded(-0.02));
    }

    @Test
    void openingAgainHasNoEffect() {
        EvidenceEntry opened = open();
        settle(1, 0.01);
        assertThat(ledger.open(LicenceRules.shipped(), NIGHT.plusDays(5), Collections.nCopies(30, 0.5)))
                .isEqualTo(opened);
        assertThat(ledger.entries()).hasSize(2);
    }

    @Test
    void aLicenceIsEarnedAfterSixtyDaysAndLostWithItsReturns() {
        open();
        int day = 1;
        while (!settle(day, 0.01).account().licensed()) {
            day++;
        }
        assertThat(day).isEqualTo(60);
        Standing licensed = standing();
        assertThat(licensed.licence().since()).contains(NIGHT.plusDays(60));
        assertThat(licensed.evidence()).isGreaterThan(20);
        assertThat(licensed.curve()).hasSize(60);
        do {
            day++;
        } while (settle(day, -0.05).account().licensed());
        Standing suspended = standing();
        assertThat(suspended.licence().suspended()).contains(NIGHT.plusDays(day));
        assertThat(suspended.licence().reason()).contains("and the limit is");
        assertThat(suspended.evidence()).isEqualTo(1);
        assertThat(suspended.rules().threshold()).isEqualTo(40);
        assertThat(ledger.verify()).isEqualTo(day + 1);
    }

    @Test
    void nothingIsLicensedByEvidenceThatWasChangedBefore() {
        open();
        for (int day = 1; day < 60; day++) {
            settle(day, 0.01);
        }
        replace(StoreKeys.evidence(id, 7), "\"limitReached\":false", "\"limitReached\":true");
        assertThatThrownBy(() -> settle(60, 0.01))
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageContaining("000007.json");
        assertThat(ledger.last().orElseThrow().number()).isEqualTo(59);
    }

    @Test
    void costsThatRiseAreCountedOnAllDays() {
        open();
        settleAt(1, 0.01, 1);
        settleAt(2, 0.01, 1);
        double before = ledger.last().orElseThrow().account().wager().evidence();
        assertThat(ledger.recost(Map.of(BTC, 1.2))).isEmpty();
        EvidenceEntry recosted = ledger.recost(Map.of(BTC, 11.0)).orElseThrow();
        // A turnover of 2 at 10 bp more: 20 bp of 100 less on each day.
        LicenceAccount expected = open().account()
                .after(new DayResult.Traded(0.01 - 0.002))
                .account()
                .after(new DayResult.Traded(0.01 - 0.002))
                .account();
        assertThat(recosted.account()).isEqualTo(expected);
        assertThat(recosted.account().wager().evidence()).isLessThan(before);
        assertThat(standing().costs().assumedBp()).isCloseTo(11, within(1e-12));
        assertThat(ledger.recost(Map.of(BTC, 11.0))).isEmpty();
        assertThat(ledger.recost(Map.of(BTC, 0.5))).isEmpty();
        settleAt(3, 0.01, 11);
        assertThat(ledger.verify()).isEqualTo(5);
    }

    @Test
    void aLicenceLastsIfItWouldHaveBeenEarnedAtTheHigherCostsToo() {
        open();
        for (int day = 1; day <= 80; day++) {
            settleAt(day, 0.01, 1);
        }
        EvidenceEntry recounted = ledger.recost(Map.of(BTC, 2.0)).orElseThrow();

        assertThat(recounted.account().licensed()).isTrue();
        // Two sides of one basis point more on each day.
        LicenceAccount expected = open().account();
        for (int day = 1; day <= 80; day++) {
            expected = expected.after(new DayResult.Traded(0.01 - 0.0002)).account();
        }
        assertThat(recounted.account()).isEqualTo(expected);
        assertThat(standing().licence().since()).contains(NIGHT.plusDays(60));
        assertThat(ledger.verify()).isEqualTo(82);
    }

    @Test
    void aLicenceEndsIfTheHigherCostsLeaveTooLittleAndCanBeEarnedAgain() {
        open();
        for (int day = 1; day <= 60; day++) {
            settleAt(day, 0.01, 1);
        }
        EvidenceEntry recounted = ledger.recost(Map.of(BTC, 43.0)).orElseThrow();

        // 16 bp are left of 100: the evidence is above 1 and far from 20.
        assertThat(recounted.account().licensed()).isFalse();
        assertThat(recounted.account().wager().days()).isEqualTo(60);
        assertThat(recounted.account().rules()).isEqualTo(LicenceRules.shipped());
        assertThat(recounted.account().wager().evidence()).isBetween(1.0, 20.0);
        assertThat(standing().licence().suspended()).contains(NIGHT.plusDays(60));
        assertThat(standing().licence().reason())
                .startsWith("the account's costs have risen, and at these its evidence is ")
                .endsWith(" of 20");
        int day = 61;
        while (!settleAt(day, 0.01, 43).account().licensed()) {
            day++;
        }
        assertThat(standing().licence().since()).contains(NIGHT.plusDays(day));
        assertThat(ledger.verify()).isEqualTo(day + 2);
    }

    @Test
    void aLicenceThatWouldHaveBeenSuspendedAtTheHigherCostsStartsAnew() {
        open();
        for (int day = 1; day <= 60; day++) {
            settleAt(day, 0.01, 1);
        }
        for (int day = 61; day <= 90; day++) {
            ledger.settle(NIGHT.plusDays(day), new DayResult.Traded(0.001), false, List.of(row(0.001, 1, 20)));
        }
        // 2 bp more per side on 2 sides cost little before the licence, on 20 sides 40 bp of a unit of 100 and less
        // after it.
        EvidenceEntry recounted = ledger.recost(Map.of(BTC, 13.0)).orElseThrow();

        assertThat(recounted.account().licensed()).isFalse();
        assertThat(recounted.account().wager().evidence()).isEqualTo(1);
        assertThat(recounted.account().rules()).isEqualTo(LicenceRules.again());
        assertThat(standing().licence().reason()).endsWith("its returns since the licence would have suspended it");
        settleAt(91, 0.01, 13);
        ledger.recost(Map.of(BTC, 20.0));
        // Only the day of the new attempt is counted again.
        assertThat(ledger.last().orElseThrow().account().wager().days()).isEqualTo(1);
        assertThat(ledger.verify()).isEqualTo(94);
    }

    @Test
    void entriesOfAnEarlierReleaseThatLeftALicenceAsItWasAreStillRead() {
        open();
        for (int day = 1; day <= 60; day++) {
            settleAt(day, 0.01, 1);
        }
        EvidenceEntry newest = ledger.last().orElseThrow();
        EvidenceEntry former = new EvidenceEntry(
                id,
                61,
                EvidenceEntryCodec.hash(newest),
                newest.date(),
                EvidenceEntry.Kind.RECOSTED,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(BTC, 43.0),
                newest.account());
        store.putIfAbsent(StoreKeys.evidence(id, 61), EvidenceEntryCodec.encode(former));

        assertThat(ledger.verify()).isEqualTo(62);
        assertThat(standing().licence().since()).contains(NIGHT.plusDays(60));
    }

    @Test
    void aDecisionOnInstrumentsIsAnEntryThatCountsNothing() {
        EvidenceEntry opened = open();
        InstrumentDecision decision = new InstrumentDecision(List.of(
                new InstrumentDecision.Choice(BTC, Optional.of(2.5), 1, true, 1),
                new InstrumentDecision.Choice(InstrumentId.parse("binance/ETH-USDT"), Optional.empty(), 1, false, 0)));
        EvidenceEntry decided = ledger.decide(decision);

        assertThat(decided.account()).isEqualTo(opened.account());
        assertThat(decided.date()).isEqualTo(NIGHT);
        settle(1, 0.01);
        assertThat(ledger.newest(Set.of(Kind.INSTRUMENTS))).contains(decided);
        assertThat(ledger.newest(Set.of(Kind.DAY, Kind.OPENED)).orElseThrow().date())
                .isEqualTo(NIGHT.plusDays(1));
        assertThat(ledger.newest(Set.of(Kind.RECOUNTED))).isEmpty();
        assertThat(ledger.verify()).isEqualTo(3);
    }

    @Test
    void costsThatFallAndRiseAgainCountAtTheHigherOnes() {
        open();
        settleAt(1, 0.01, 2);
        settleAt(2, 0.01, 1);
        EvidenceEntry recosted = ledger.recost(Map.of(BTC, 2.0)).orElseThrow();
        assertThat(recosted.account())
                .isEqualTo(open().account()
                        .after(new DayResult.Traded(0.01))
                        .account()
                        .after(new DayResult.Traded(0.01 - 0.0002))
                        .account());
    }

    private EvidenceEntry open() {
        return ledger.open(LicenceRules.shipped(), NIGHT, START);
    }

    private EvidenceEntry settle(int day, double netReturn) {
        return ledger.settle(NIGHT.plusDays(day), new DayResult.Traded(netReturn), false, List.of());
    }

    private EvidenceEntry settleAt(int day, double netReturn, double costBp) {
        return ledger.settle(
                NIGHT.plusDays(day), new DayResult.Traded(netReturn), false, List.of(row(netReturn, costBp, 2)));
    }

    private static InstrumentDay row(double netReturn, double costBp, double turnover) {
        return new InstrumentDay(
                BTC,
                Optional.of("m"),
                1,
                costBp,
                netReturn,
                netReturn,
                turnover,
                1,
                Optional.empty(),
                Optional.empty());
    }

    private Standing standing() {
        return ledger.standing(Map.of()).orElseThrow();
    }

    private void replace(String key, String part, String other) {
        String text = store.get(key).orElseThrow().text();
        assertThat(text).contains(part);
        put(key, text.replace(part, other).getBytes(StandardCharsets.UTF_8));
    }

    private void put(String key, byte[] bytes) {
        store.putIfMatch(key, bytes, store.get(key).orElseThrow().etag());
    }

    /** Runs something before the first write of a new object. */
    private static final class BeforeWrite extends ForwardingStore {

        private Optional<Runnable> first;

        BeforeWrite(ObjectStore target, Runnable first) {
            super(target);
            this.first = Optional.of(first);
        }

        @Override
        public ETag putIfAbsent(String key, byte[] bytes) {
            Optional<Runnable> now = first;
            first = Optional.empty();
            now.ifPresent(Runnable::run);
            return super.putIfAbsent(key, bytes);
        }
    }
}
