package dev.scalpel.research.studies.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.research.synthetic.Edge;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LicenceMarketTest {

    private static LicencePath path(double costBp, Edge edge, OptionalInt edgeEnds, int days) {
        return new LicenceMarket(LicenceProcedure.small(costBp), edge, edgeEnds, days, 7).follow();
    }

    @Test
    void anEdgeOfManyTimesTheTypicalSizeIsLicensedOnTheFirstPossibleDay() {
        LicencePath path = path(0.5, PlantedSharpe.edgeOf(0.06), OptionalInt.empty(), 62);

        assertThat(path.licensed()).hasValue(60);
        assertThat(path.licensedWithin(59)).isFalse();
        assertThat(path.licensedWithin(60)).isTrue();
        assertThat(path.licensedDays()).isEqualTo(2);
        assertThat(Arrays.stream(path.returns()).sum()).isGreaterThan(0.1);
    }

    @Test
    void withoutAnEdgeTradingGoesOnWhereItIsFreeAndProvesNothing() {
        LicencePath path = path(0, Edge.none(), OptionalInt.empty(), 62);

        assertThat(path.licensed()).isEmpty();
        assertThat(path.idleDays(1, 62)).isLessThan(10);
        // The losses of a day end at about three units: what is open then runs on.
        assertThat(Arrays.stream(path.scaled()).min().orElseThrow()).isGreaterThan(-6);
    }

    @Test
    void anEdgeThatEndsLeavesTheDaysBeforeAsTheyAre() {
        LicencePath stays = path(0.5, PlantedSharpe.edgeOf(0.06), OptionalInt.empty(), 40);
        LicencePath ends = path(0.5, PlantedSharpe.edgeOf(0.06), OptionalInt.of(21), 40);

        assertThat(Arrays.copyOf(ends.returns(), 20)).isEqualTo(Arrays.copyOf(stays.returns(), 20));
        assertThat(sum(ends, 20, 40)).isLessThan(sum(stays, 20, 40) / 2);
    }

    private static double sum(LicencePath path, int from, int to) {
        return Arrays.stream(path.returns(), from, to).sum();
    }
}
