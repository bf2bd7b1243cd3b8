package dev.scalpel.research.studies.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SuspensionsTest {

    private static final int DAYS = 300;

    /** @param suspended 0 for never; every day trades but the last ten */
    private static LicencePath path(int licensed, int suspended) {
        double[] returns = new double[DAYS];
        Arrays.fill(returns, 0, DAYS - 10, 0.01);
        return new LicencePath(
                returns,
                returns,
                licensed == 0 ? OptionalInt.empty() : OptionalInt.of(licensed),
                suspended == 0 ? OptionalInt.empty() : OptionalInt.of(suspended));
    }

    @Test
    void falseSuspensionsAreCountedWithTheDaysAtRisk() {
        SuspensionRow row = Suspensions.of(2.5, List.of(path(100, 0), path(60, 200), path(0, 0)), OptionalInt.empty());

        assertThat(row.licensed()).isEqualTo(2);
        assertThat(row.licensedDays()).isEqualTo(200 + 140);
        assertThat(row.suspended()).isEqualTo(1);
        assertThat(row.medianDays()).isEmpty();
    }

    @Test
    void afterTheEndOfTheEdgeOnlyLicencesThatStoodThenCount() {
        SuspensionRow row = Suspensions.of(
                5,
                List.of(path(100, 200), path(100, 250), path(100, 0), path(100, 120), path(190, 0), path(0, 0)),
                OptionalInt.of(180));

        assertThat(row.licensed()).isEqualTo(3);
        assertThat(row.before()).isEqualTo(1);
        assertThat(row.suspended()).isEqualTo(2);
        // Suspended after 21 and 71 days, and never.
        assertThat(row.medianDays()).hasValue(71);
        // Ten of 21 + 71 + 121 days.
        assertThat(row.idleShare()).isEqualTo(10.0 / 213);
    }

    @Test
    void aMedianExistsOnlyWhereMoreThanHalfAreSuspended() {
        assertThat(Suspensions.median(new int[] {5, Integer.MAX_VALUE})).isEmpty();
        assertThat(Suspensions.median(new int[] {5, 7, Integer.MAX_VALUE})).hasValue(7);
        assertThat(Suspensions.median(new int[0])).isEmpty();
    }
}
