package dev.scalpel.features.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Bit for bit the platform's own. */
final class StrictLogTest {

    @Property(tries = 20)
    void ofPricesHasTheBitsOfStrictMath(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            same(random.nextDouble() * 100_000);
            same(1 + (random.nextDouble() - 0.5) * StrictMath.pow(2, -random.nextInt(60)));
        }
    }

    @Property(tries = 20)
    void ofAnyBitsHasTheBitsOfStrictMath(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            same(Double.longBitsToDouble(random.nextLong()));
        }
    }

    @Example
    void ofPowersOfTwoAndTheEndsOfTheRangeHasTheBitsOfStrictMath() {
        for (int exponent = -1_074; exponent <= 1_023; exponent++) {
            double power = Math.scalb(1.0, exponent);
            same(power);
            same(Math.nextUp(power));
            same(Math.nextDown(power));
        }
        for (double value : new double[] {0.0, -0.0, -1, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY}) {
            same(value);
        }
    }

    private static void same(double value) {
        if (Double.doubleToLongBits(StrictLog.log(value)) != Double.doubleToLongBits(StrictMath.log(value))) {
            assertThat(StrictLog.log(value)).as("log of %s", value).isEqualTo(StrictMath.log(value));
        }
    }
}
