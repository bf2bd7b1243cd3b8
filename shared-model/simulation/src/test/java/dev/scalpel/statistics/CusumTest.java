package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CusumTest {

    @Test
    void addsUpWhatLiesBeyondTheSlack() {
        Cusum cusum = Cusum.withDefaults().next(2).next(3);

        assertThat(cusum.above()).isEqualTo(1.5 + 2.5);
        assertThat(cusum.below()).isZero();
        assertThat(cusum.isAlarm()).isFalse();
        assertThat(cusum.next(2).isAlarm()).isTrue();
    }

    @Test
    void alarmsOnTheLowerSideToo() {
        assertThat(Cusum.starting(0.5, 4).next(-3).next(-3).isAlarm()).isTrue();
    }

    @Test
    void forgetsWhatComesBack() {
        assertThat(Cusum.withDefaults().next(2).next(-5).above()).isZero();
    }

    @Test
    void startsAgainAfterAReset() {
        assertThat(Cusum.withDefaults().next(9).reset()).isEqualTo(Cusum.withDefaults());
    }

    /** Average run lengths of the textbook table (Montgomery, Statistical Quality Control): 168 and 465; 8.38, 10.4. */
    @Test
    void runsAsLongAsTheTableSays() {
        assertThat(averageRun(4, 0, 1_000)).isCloseTo(168, within(18.0));
        assertThat(averageRun(5, 0, 1_000)).isCloseTo(465, within(48.0));
        assertThat(averageRun(4, 1, 20_000)).isCloseTo(8.38, within(0.12));
        assertThat(averageRun(5, 1, 20_000)).isCloseTo(10.4, within(0.15));
    }

    private static double averageRun(double limit, double shift, int runs) {
        SplittableRandom random = new SplittableRandom(17);
        long values = 0;
        for (int run = 0; run < runs; run++) {
            Cusum cusum = Cusum.starting(0.5, limit);
            while (!cusum.isAlarm()) {
                cusum = cusum.next(random.nextGaussian() + shift);
                values++;
            }
        }
        return (double) values / runs;
    }
}
