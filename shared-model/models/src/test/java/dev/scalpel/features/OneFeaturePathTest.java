package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Promise 2: one feature path, the same bits from any history. */
final class OneFeaturePathTest {

    private static final FeatureSet SET = FeatureSet.standard(FeatureVariant.FULL);

    /** Longer than one block of the computation, so that block borders are crossed too. */
    private static final int LONG = 2_300;

    @Property(tries = 3)
    void cuttingTheFutureChangesNothingOnAnyRow(@ForAll long seed) {
        BarSeries bars = RandomBars.seeded(seed).withGaps(0.001).minutes(500);
        BarSeries reference = RandomBars.seeded(seed + 1).withGaps(0.001).minutes(500);

        assertThat(detector().futureLeaks(bars, Optional.of(reference))).isEmpty();
    }

    @Property(tries = 3)
    void historyBeforeTheLookBackChangesNothingOnAnyRow(@ForAll long seed) {
        BarSeries bars = RandomBars.seeded(seed).withGaps(0.001).minutes(600);
        BarSeries reference = RandomBars.seeded(seed + 1).withGaps(0.001).minutes(600);

        assertThat(detector().pastLeaks(bars, Optional.of(reference), SET.lookBack()))
                .isEmpty();
    }

    @Property(tries = 8)
    void aSingleRowFromTheTailHasTheBitsOfTheBatch(
            @ForAll long seed, @ForAll @IntRange(max = 3) int gapsInThousand, @ForAll @IntRange(max = 7) int variant) {
        FeatureSet set = FeatureSet.standard(FeatureVariant.all().get(variant));
        double gaps = gapsInThousand / 1000.0;
        BarSeries bars = RandomBars.seeded(seed).withGaps(gaps).withUntold(gaps).minutes(LONG);
        BarSeries reference = RandomBars.seeded(seed + 1).withGaps(gaps).minutes(LONG);
        FeatureMatrix batch = set.compute(bars, Optional.of(reference));

        for (int row = 0; row < bars.size(); row++) {
            BarSeries tail = bars.slice(0, row + 1).tail(set.lookBack());
            BarSeries otherTail = reference.between(tail.firstOpenTime(), tail.lastOpenTime() + 1);
            Optional<double[]> single = set.latest(tail, Optional.of(otherTail));
            assertThat(single.isPresent()).as("row %s", row).isEqualTo(batch.available(row));
            if (single.isPresent()) {
                assertThat(single.get()).as("row %s", row).isEqualTo(batch.row(row));
            }
        }
    }

    @Property(tries = 3)
    void aReferencePairsFutureAndFarPastAreNotRead(@ForAll long seed) {
        BarSeries bars = RandomBars.seeded(seed).minutes(400);
        BarSeries reference = RandomBars.seeded(seed + 1).minutes(800);
        BarSeries tail = bars.tail(SET.lookBack());
        BarSeries exact = reference.between(tail.firstOpenTime(), tail.lastOpenTime() + 1);

        assertThat(SET.latest(bars, Optional.of(reference)).orElseThrow())
                .isEqualTo(SET.latest(tail, Optional.of(exact)).orElseThrow());
    }

    private static LeakDetector detector() {
        return new LeakDetector(LeakDetector.FeatureFunction.of(SET));
    }
}
