package dev.scalpel.learning.tactics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdditiveRidgeFitTest {

    private static final int[] LEFT = {0, 1};
    private static final int[] RIGHT = {0, 2};

    @Test
    void withoutAPriorTheFitIsTheMeanOfEachSide() {
        AdditiveRidgeFit fit = new AdditiveRidgeFit(3, 1e-6);
        for (int i = 0; i < 40; i++) {
            fit.add(LEFT, i % 2 == 0 ? 1 : 3, i);
            fit.add(RIGHT, -5, i);
        }
        AdditiveRidgeFit.Fitted fitted = fit.solve();
        assertThat(fitted.mean(LEFT)).isCloseTo(2, within(1e-6));
        assertThat(fitted.mean(RIGHT)).isCloseTo(-5, within(1e-6));
    }

    @Test
    void thePriorShrinksTowardsZero() {
        AdditiveRidgeFit fit = new AdditiveRidgeFit(1, 60);
        for (int i = 0; i < 40; i++) {
            fit.add(new int[] {0}, 10, i);
        }
        assertThat(fit.solve().mean(new int[] {0})).isCloseTo(10 * 40 / 100.0, within(1e-9));
    }

    /** One effect, spans of one sample: the error of a mean of n is deviation / √n. */
    @Test
    void theLowerBoundIsSoManyStandardErrorsBelowTheMean() {
        AdditiveRidgeFit fit = new AdditiveRidgeFit(1, 1e-9);
        for (int i = 0; i < 100; i++) {
            fit.add(new int[] {0}, i % 2 == 0 ? 4 : 6, i);
        }
        assertThat(fit.solve().lowerBound(new int[] {0}, 2)).isCloseTo(5 - 2 * 1 / 10.0, within(1e-6));
    }

    @Test
    void repeatedSamplesOfOneSpanCountOnce() {
        SplittableRandom random = new SplittableRandom(4);
        AdditiveRidgeFit once = new AdditiveRidgeFit(1, 1e-9);
        AdditiveRidgeFit repeated = new AdditiveRidgeFit(1, 1e-9);
        for (int span = 0; span < 50; span++) {
            double value = random.nextGaussian();
            once.add(new int[] {0}, value, span);
            for (int i = 0; i < 30; i++) {
                repeated.add(new int[] {0}, value, span);
            }
        }
        assertThat(repeated.solve().lowerBound(new int[] {0}, 1))
                .isCloseTo(once.solve().lowerBound(new int[] {0}, 1), within(1e-6));
    }

    @Test
    void theLowerBoundIsZeroWithFewSpans() {
        AdditiveRidgeFit fit = new AdditiveRidgeFit(1, 1);
        for (int i = 0; i < 1_000; i++) {
            fit.add(new int[] {0}, 1, i % 9);
        }
        assertThat(fit.solve().lowerBound(new int[] {0}, 0)).isZero();
    }
}
