package dev.scalpel.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class YeoJohnsonTest {

    @Test
    void transformsByHand() {
        assertThat(YeoJohnson.transform(3, 0.5)).isEqualTo(2, within(1e-12));
        assertThat(YeoJohnson.transform(3, 0)).isEqualTo(Math.log(4), within(1e-12));
        assertThat(YeoJohnson.transform(-3, 1.5)).isEqualTo(-2, within(1e-12));
        assertThat(YeoJohnson.transform(-3, 2)).isEqualTo(-Math.log(4), within(1e-12));
    }

    @Test
    void powerOneChangesNothing() {
        assertThat(YeoJohnson.transform(1.7, 1)).isEqualTo(1.7, within(1e-12));
        assertThat(YeoJohnson.transform(-1.7, 1)).isEqualTo(-1.7, within(1e-12));
    }

    @Test
    void equalLossesBecomeZeros() {
        assertThat(YeoJohnson.normalised(new double[] {7, 7, 7})).containsOnly(0);
        assertThat(YeoJohnson.normalised(new double[] {0, 0})).containsOnly(0);
    }

    @Test
    void shortensALongTail() {
        double[] skewed = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

        assertThat(Arrays.stream(YeoJohnson.normalised(skewed)).max().orElseThrow())
                .isLessThan(2);
        assertThat(Arrays.stream(YeoJohnson.standardised(skewed)).max().orElseThrow())
                .isGreaterThan(2.5);
    }

    @Property(tries = 200)
    void keepsTheOrderAndIsFinite(
            @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -1e300, max = 1e300) Double> drawn) {
        double[] losses = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double[] normal = YeoJohnson.normalised(losses);

        for (int i = 0; i < losses.length; i++) {
            assertThat(normal[i]).isFinite();
            for (int j = 0; j < i; j++) {
                if (losses[i] < losses[j]) {
                    assertThat(normal[i]).isLessThanOrEqualTo(normal[j] + 1e-9);
                }
            }
        }
    }
}
