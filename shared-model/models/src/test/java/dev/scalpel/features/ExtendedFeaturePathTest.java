package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The extended features at a bar are a pure function of its last bars, although they look back a week. */
final class ExtendedFeaturePathTest {

    private static final FeatureSet SET = FeatureSet.extended(FeatureVariant.FULL);
    private static final int LOOK_BACK = SET.lookBack();

    @Property(tries = 4)
    void minuteByMinuteFromTheTailHasTheBitsOfTheBatch(@ForAll long seed, @ForAll @IntRange(max = 7) int variant) {
        FeatureSet set = FeatureSet.extended(FeatureVariant.all().get(variant));
        int minutes = LOOK_BACK + 700;
        BarSeries bars = RandomBars.seeded(seed).withUntold(0.0001).minutes(minutes);
        BarSeries reference = RandomBars.seeded(seed + 1).withGaps(0.0003).minutes(minutes);
        FeatureMatrix batch = set.compute(bars, Optional.of(reference));

        for (int row = LOOK_BACK - 2; row < minutes; row++) {
            BarSeries tail = bars.slice(0, row + 1).tail(LOOK_BACK);
            BarSeries otherTail = reference.between(tail.firstOpenTime(), tail.lastOpenTime() + 1);
            same(batch, row, set.latest(tail, Optional.of(otherTail)));
        }
    }

    @Property(tries = 3)
    void anyOrderOfMinutesHasTheBitsOfTheBatch(@ForAll long seed) {
        int minutes = LOOK_BACK + 2_000;
        BarSeries bars = RandomBars.seeded(seed).minutes(minutes);
        BarSeries reference = RandomBars.seeded(seed + 1).minutes(minutes);
        FeatureMatrix batch = SET.compute(bars, Optional.of(reference));
        FeatureSet fresh = FeatureSet.extended(FeatureVariant.FULL);

        SplittableRandom random = new SplittableRandom(seed);
        int row = LOOK_BACK - 1;
        for (int call = 0; call < 200; call++) {
            same(batch, row, fresh.latest(bars.slice(0, row + 1), Optional.of(reference)));
            int jump = random.nextInt(3) == 0 ? random.nextInt(2_000) - 1_000 : random.nextInt(20);
            row = Math.max(LOOK_BACK - 1, Math.min(minutes - 1, row + jump));
        }
    }

    @Property(tries = 3)
    void aFutureOfAnyKindChangesNothingUpToNow(@ForAll long seed) {
        int minutes = LOOK_BACK + 1_200;
        BarSeries bars = RandomBars.seeded(seed).minutes(minutes);
        BarSeries reference = RandomBars.seeded(seed + 1).minutes(minutes);
        FeatureMatrix whole = SET.compute(bars, Optional.of(reference));

        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 25; trial++) {
            int now = LOOK_BACK + random.nextInt(1_190);
            FeatureMatrix planted =
                    SET.compute(withFuture(bars, now, random), Optional.of(withFuture(reference, now, random)));
            for (int row = 0; row <= now; row++) {
                assertThat(planted.row(row)).as("row %s of now %s", row, now).isEqualTo(whole.row(row));
            }
            assertThat(planted.row(now + 1)).isNotEqualTo(whole.row(now + 1));
        }
    }

    @Example
    void aBarThatIsCorrectedAfterwardsIsReadAgain() {
        BarSeries bars = RandomBars.seeded(8).minutes(LOOK_BACK + 1);
        BarSeries reference = RandomBars.seeded(9).minutes(LOOK_BACK + 1);
        for (int changed = 1; changed < LOOK_BACK; changed += 97) {
            FeatureSet set = FeatureSet.extended(FeatureVariant.FULL);
            set.latest(bars.slice(0, LOOK_BACK), Optional.of(reference));
            Bar bar = bars.bar(changed);
            Bar corrected = new Bar(
                    bar.openTime(),
                    bar.open(),
                    bar.high() * 1.2,
                    bar.low() * 0.8,
                    bar.close() * 1.01,
                    bar.volume() + 1,
                    bar.trades(),
                    bar.takerBuyVolume());
            BarSeries now = bars.merge(BarSeries.of(corrected));

            assertThat(set.latest(now, Optional.of(reference)).orElseThrow())
                    .as("bar %s corrected", changed)
                    .isEqualTo(SET.compute(now, Optional.of(reference)).row(LOOK_BACK));
        }
    }

    @Example
    void availableRowsAreFiniteInMarketsThatDoNotMove() {
        BarSeries still = RandomBars.seeded(1).withQuiet(1).minutes(LOOK_BACK + 10);

        assertThat(SET.compute(still, Optional.of(still)).availableRows()).isEqualTo(11);
    }

    private static void same(FeatureMatrix batch, int row, Optional<double[]> single) {
        assertThat(single.isPresent()).as("row %s", row).isEqualTo(batch.available(row));
        single.ifPresent(values -> assertThat(values).as("row %s", row).isEqualTo(batch.row(row)));
    }

    /** The bars up to now, followed by others at half or three times the price. */
    private static BarSeries withFuture(BarSeries bars, int now, SplittableRandom random) {
        double factor = random.nextBoolean() ? 0.5 : 3;
        BarSeries.Builder builder = new BarSeries.Builder(bars.size());
        builder.addAll(bars.slice(0, now + 1));
        for (int row = now + 1; row < bars.size(); row++) {
            Bar bar = bars.bar(row);
            builder.add(
                    bar.openTime(),
                    bar.open() * factor,
                    bar.high() * factor,
                    bar.low() * factor,
                    bar.close() * factor,
                    bar.volume() * 50 + 1,
                    bar.trades() + 3,
                    bar.takerBuyVolume() / 2);
        }
        return builder.build();
    }
}
