package dev.scalpel.evidence;

import static dev.scalpel.evidence.EvidenceDays.BTC;
import static dev.scalpel.evidence.EvidenceDays.ETH;
import static dev.scalpel.evidence.EvidenceDays.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.evidence.DayResult.Idle;
import dev.scalpel.evidence.DayResult.Missed;
import dev.scalpel.evidence.DayResult.Traded;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecostingTest {

    private static final SettledDay AT_ONE = EvidenceDays.day(MONDAY, 0.003, 4, 1);

    @Test
    void aRiseOfMoreThanAQuarterBasisPointIsDueAndASmallerOneOrAFallIsNot() {
        List<SettledDay> days = List.of(AT_ONE);

        assertThat(Recosting.isDue(days, Map.of(BTC, 1.26))).isTrue();
        assertThat(Recosting.isDue(days, Map.of(BTC, 1.25))).isFalse();
        assertThat(Recosting.isDue(days, Map.of(BTC, 0.1))).isFalse();
        assertThat(Recosting.isDue(days, Map.of(ETH, 9.0))).isFalse();
    }

    @Test
    void smallRisesAddUp() {
        // 1.0, then 1.2: counted from the next day on. Then 1.4: the first day is 0.4 too cheap.
        List<SettledDay> days = List.of(AT_ONE, EvidenceDays.day(MONDAY + 1, 0.003, 4, 1.2));

        assertThat(Recosting.isDue(days.subList(1, 2), Map.of(BTC, 1.4))).isFalse();
        assertThat(Recosting.isDue(days, Map.of(BTC, 1.4))).isTrue();
    }

    @Test
    void aDayWithoutTurnoverIsNeverTooCheap() {
        SettledDay held = EvidenceDays.day(MONDAY, 0.003, 0, 1);

        assertThat(Recosting.isDue(List.of(held), Map.of(BTC, 9.0))).isFalse();
    }

    @Test
    void eachSideOfTheTurnoverPaysTheDifference() {
        // 30 bp less 4 sides of 1 bp: 26 bp. At 3 bp: 18 bp.
        assertThat(net(AT_ONE)).isCloseTo(0.0026, within(1e-15));
        SettledDay raised = Recosting.at(List.of(AT_ONE), Map.of(BTC, 3.0)).get(0);

        assertThat(net(raised)).isCloseTo(0.0018, within(1e-15));
        assertThat(raised.instruments().get(0).costBp()).isEqualTo(3);
        assertThat(net(new SettledDay(MONDAY, AT_ONE.at(0), AT_ONE.instruments())))
                .isCloseTo(0.003, within(1e-15));
    }

    @Test
    void eachInstrumentOfADayKeepsItsCostWhereItIsHigher() {
        SettledDay both = EvidenceDays.day(
                MONDAY, new InstrumentDay(BTC, 0.002, 2, 1, 1), new InstrumentDay(ETH, 0.002, 2, 1, 5));
        SettledDay raised =
                Recosting.at(List.of(both), Map.of(BTC, 2.0, ETH, 2.0)).get(0);

        assertThat(raised.instruments()).extracting(InstrumentDay::costBp).containsExactly(2.0, 5.0);
        // 40 bp less 2 · 2 and 2 · 5 bp.
        assertThat(net(raised)).isCloseTo(0.0026, within(1e-15));
    }

    @Test
    void anIdleAndAMissedDayStayWhatTheyAre() {
        for (DayResult result : List.of(new Idle(), new Missed())) {
            SettledDay day = new SettledDay(MONDAY, result, List.of());
            assertThat(Recosting.at(List.of(day), Map.of(BTC, 3.0))).containsExactly(day);
            assertThat(day.at(7)).isEqualTo(result);
        }
    }

    @Test
    void whatWasLicensedAtOneBasisPointHasLessEvidenceAtTwo() {
        List<SettledDay> start = EvidenceDays.random(30, 0.003, 0.005, 1);
        List<SettledDay> days = EvidenceDays.random(100, 0.003, 0.005, 2);
        LicenceAccount cheap = Recosting.recomputed(LicenceRules.shipped(), start, days);
        Map<dev.scalpel.market.InstrumentId, Double> costs = Map.of(BTC, 14.0);
        LicenceAccount expensive =
                Recosting.recomputed(LicenceRules.shipped(), Recosting.at(start, costs), Recosting.at(days, costs));

        assertThat(cheap.licensed()).isTrue();
        assertThat(expensive.licensed()).isFalse();
        assertThat(expensive.wager().evidence()).isLessThan(cheap.wager().evidence());
    }

    @Test
    void recomputingAtTheSameCostsGivesTheAccountOfTheDays() {
        List<SettledDay> start = EvidenceDays.random(30, 0, 0.01, 1);
        List<SettledDay> days = EvidenceDays.random(40, 0.001, 0.01, 2);
        LicenceAccount account = LicenceAccount.opened(
                LicenceRules.variant(2),
                ReturnScale.startingFrom(
                        start.stream().mapToDouble(RecostingTest::net).toArray()));
        for (SettledDay day : days) {
            account = account.after(day.result()).account();
        }

        assertThat(Recosting.recomputed(LicenceRules.variant(2), start, days)).isEqualTo(account);
    }

    @Test
    void aStartWithoutAnyReturnIsRefused() {
        List<SettledDay> flat = EvidenceDays.random(30, 0, 0, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recosting.recomputed(LicenceRules.shipped(), flat, List.of()))
                .withMessageContaining("none of 30 did");
    }

    private static double net(SettledDay day) {
        return ((Traded) day.result()).netReturn();
    }
}
