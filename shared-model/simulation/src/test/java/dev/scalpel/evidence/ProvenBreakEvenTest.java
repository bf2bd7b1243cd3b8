package dev.scalpel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenBreakEvenTest {

    private static final List<SettledDay> START = EvidenceDays.random(30, 0.002, 0.004, 1);

    @Test
    void itIsTheGreatestCostAtWhichTheFixedStakesGrewToTwenty() {
        List<SettledDay> days = EvidenceDays.random(200, 0.002, 0.004, 2);
        double proven = ProvenBreakEven.bp(START, days).get();

        assertThat(ProvenBreakEven.steady(START, days, proven)).isGreaterThanOrEqualTo(20);
        assertThat(ProvenBreakEven.steady(START, days, proven + 0.1)).isLessThan(20);
        // The true break-even is 20 bp over a turnover of 2: 10 bp.
        assertThat(proven).isBetween(2.0, 9.9);
        assertThat(proven * 10).isCloseTo(Math.rint(proven * 10), within(1e-9));
    }

    @Test
    void itUsesTheFixedStakesAtTheScaleOfThatCost() {
        // Ten days: steady() by hand from the wager, at 3 bp on a turnover of 2.
        List<SettledDay> days = EvidenceDays.random(10, 0.002, 0.004, 3);
        ReturnScale scale = ReturnScale.startingFrom(
                START.stream().mapToDouble(day -> day.gross() - 0.0006).toArray());
        Wager wager = Wager.starting();
        for (SettledDay day : days) {
            double net = day.gross() - 0.0006;
            wager = wager.after(net / scale.unit());
            scale = scale.afterTrading(net);
        }

        assertThat(ProvenBreakEven.steady(START, days, 3)).isCloseTo(wager.steady(), within(1e-12));
    }

    @Test
    void withoutAnEdgeNothingIsProven() {
        List<SettledDay> days = EvidenceDays.random(300, 0, 0.004, 5);

        assertThat(ProvenBreakEven.bp(START, days).reason()).startsWith("not proven at any cost: ");
        assertThat(ProvenBreakEven.bp(START, days).reason()).endsWith(" after 300 days");
    }

    @Test
    void aCostAboveTheTrueBreakEvenIsRarelyProven() {
        // True break-even: 2 bp over a turnover of 2, so 1 bp.
        int wrong = 0;
        int markets = 200;
        for (int market = 0; market < markets; market++) {
            List<SettledDay> start = EvidenceDays.random(30, 0.0002, 0.004, 10_000 + market);
            List<SettledDay> days = EvidenceDays.random(360, 0.0002, 0.004, 20_000 + market);
            wrong += ProvenBreakEven.steady(start, days, 1) >= 20 ? 1 : 0;
        }

        assertThat(wrong).isLessThanOrEqualTo(markets / 20);
    }
}
