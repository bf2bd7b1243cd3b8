package dev.scalpel.learning.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.statistics.Quantiles;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergedQuantileTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.97, 0.98, 0.999, 1})
    void isTheQuantileOfAllSamplesTogether(double share) {
        SplittableRandom random = new SplittableRandom(5);
        double[][] samples = new double[6][];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.doubles(1 + 40 * i).sorted().toArray();
        }
        double[] all = Stream.of(samples).flatMapToDouble(Arrays::stream).toArray();

        assertThat(MergedQuantile.of(samples, share)).isEqualTo(Quantiles.of(all, share));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 14})
    void equalValuesAndSamplesOfAnyLengthAreCountedEach(int count) {
        SplittableRandom random = new SplittableRandom(count);
        for (int trial = 0; trial < 200; trial++) {
            double[][] samples = new double[count][];
            for (int i = 0; i < count; i++) {
                samples[i] = random.ints(1 + random.nextInt(60), 0, 20)
                        .asDoubleStream()
                        .sorted()
                        .toArray();
            }
            double[] all = Stream.of(samples).flatMapToDouble(Arrays::stream).toArray();
            double share = random.nextDouble();

            assertThat(MergedQuantile.of(samples, share)).isEqualTo(Quantiles.of(all, share));
        }
    }
}
