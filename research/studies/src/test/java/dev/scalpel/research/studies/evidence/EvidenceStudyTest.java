package dev.scalpel.research.studies.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.research.studies.evidence.EvidenceStudy.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EvidenceStudyTest {

    private static List<EvidenceRow> rows(OptionalInt edgeEnds, double... sharpes) {
        List<Double> list = new ArrayList<>();
        for (double sharpe : sharpes) {
            list.add(sharpe);
        }
        return new EvidenceStudy(new Plan(list, 200, 1, edgeEnds), line -> {}).rows();
    }

    @Test
    void aLargeEdgeIsLicensedWithinAYearAndNoEdgeIsNot() {
        List<EvidenceRow> rows = rows(OptionalInt.empty(), 0, 3.5);

        assertThat(rows).hasSize(6);
        assertThat(rows.get(1).licensed()).isLessThan(0.05);
        assertThat(rows.get(1).medianDays()).isEmpty();
        assertThat(rows.get(4).days()).isEqualTo(360);
        assertThat(rows.get(4).licensed()).isGreaterThan(0.7);
        assertThat(rows.get(4).medianDays().getAsInt()).isBetween(60, 360);
    }

    @Test
    void anEdgeThatVanishesIsSuspendedMoreOftenThanOneThatStays() {
        double stays = rows(OptionalInt.empty(), 5).get(0).suspended().getAsDouble();
        double vanishes = rows(OptionalInt.of(180), 5).get(0).suspended().getAsDouble();

        assertThat(vanishes).isGreaterThan(stays + 0.1);
    }

    @Test
    void theSameSeedsGiveTheSameRows() {
        assertThat(rows(OptionalInt.empty(), 2.5)).isEqualTo(rows(OptionalInt.empty(), 2.5));
    }

    @Test
    void theUpperBoundOfNoLicenceInAHundredIsThreePercent() {
        // 1 − 0.05^(1/100)
        assertThat(EvidenceStudy.upperBound(0, 100)).isCloseTo(0.02951, within(1e-4));
        assertThat(EvidenceStudy.upperBound(100, 100)).isEqualTo(1);
    }
}
