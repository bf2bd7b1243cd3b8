package dev.scalpel.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeFrameTest {

    private static final long M = Minutes.MILLIS;

    @Test
    void aggregatesFiveMinutesIntoOneBar() {
        BarSeries minutes = BarSeries.of(
                new Bar(5 * M, 10, 12, 9, 11, 1, 1, 0.5),
                new Bar(6 * M, 11, 15, 11, 14, 2, 2, 0.5),
                new Bar(7 * M, 14, 14, 8, 9, 3, 3, 1),
                new Bar(8 * M, 9, 10, 9, 10, 4, 4, 2),
                new Bar(9 * M, 10, 13, 10, 12, 5, 5, 4));

        assertThat(TimeFrame.FIVE_MINUTES.aggregate(minutes))
                .isEqualTo(BarSeries.of(new Bar(5 * M, 10, 15, 8, 12, 15, 15, 8)));
    }

    @Test
    void leavesOutASpanThatIsNotOverYet() {
        assertThat(TimeFrame.FIVE_MINUTES
                        .aggregate(BarArbitraries.minutes(0, 1, 2, 3, 4, 5, 6, 7, 8))
                        .size())
                .isOne();
    }

    @Test
    void leavesOutASpanWithAHoleAndOneThatBeganBeforeTheBars() {
        BarSeries bars = BarArbitraries.minutes(3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14);

        assertThat(TimeFrame.FIVE_MINUTES.aggregate(bars).size()).isOne();
        assertThat(TimeFrame.FIVE_MINUTES.aggregate(bars).firstOpenTime()).isEqualTo(10 * M);
    }

    @Test
    void alignsToTheClockAndNotToTheFirstBar() {
        BarSeries twoHours = BarArbitraries.minutes(LongStream.range(7, 127).toArray());

        assertThat(TimeFrame.HOUR.aggregate(twoHours).firstOpenTime()).isEqualTo(60 * M);
        assertThat(TimeFrame.HOUR.aggregate(twoHours).size()).isOne();
        assertThat(TimeFrame.QUARTER_HOUR.aggregate(twoHours).firstOpenTime()).isEqualTo(15 * M);
        assertThat(TimeFrame.QUARTER_HOUR.aggregate(twoHours).size()).isEqualTo(7);
        assertThat(TimeFrame.HOUR.startOf(-1)).isEqualTo(-60 * M);
    }

    @Test
    void isUnknownWhereOneMinuteIsUnknown() {
        BarSeries minutes = BarArbitraries.minutes(0, 1, 2, 3)
                .join(BarSeries.of(new Bar(4 * M, 1, 1, 1, 1, 1, Bar.UNKNOWN_TRADES, Bar.UNKNOWN_VOLUME)));

        Bar gathered = TimeFrame.FIVE_MINUTES.aggregate(minutes).bar(0);

        assertThat(gathered.hasTrades()).isFalse();
        assertThat(gathered.hasTakerBuyVolume()).isFalse();
    }

    @Property
    void laterBarsNeverChangeAnEarlierSpan(@ForAll("series") BarSeries bars, @ForAll @IntRange(max = 40) int known) {
        BarSeries past = TimeFrame.FIVE_MINUTES.aggregate(bars.slice(0, Math.min(known, bars.size())));
        BarSeries all = TimeFrame.FIVE_MINUTES.aggregate(bars);

        assertThat(all.slice(0, past.size())).isEqualTo(past);
    }

    @Property
    void quarterHoursAggregatedFromFiveMinutesHaveTheSamePrices(@ForAll("series") BarSeries bars) {
        BarSeries quarters = TimeFrame.QUARTER_HOUR.aggregate(bars);
        for (int row = 0; row < quarters.size(); row++) {
            BarSeries span = bars.between(quarters.openTime(row), Minutes.plus(quarters.openTime(row), 15));
            BarSeries fives = TimeFrame.FIVE_MINUTES.aggregate(span);
            assertThat(fives.size()).isEqualTo(3);
            assertThat(quarters.open(row)).isEqualTo(fives.open(0));
            assertThat(quarters.close(row)).isEqualTo(fives.close(2));
            assertThat(quarters.high(row)).isEqualTo(Math.max(fives.high(0), Math.max(fives.high(1), fives.high(2))));
        }
    }

    @Provide
    Arbitrary<BarSeries> series() {
        // An hour with a few holes, so that whole spans do occur.
        return Arbitraries.longs()
                .between(0, 59)
                .set()
                .ofMaxSize(6)
                .map(holes -> BarArbitraries.minutes(LongStream.range(0, 60)
                        .filter(minute -> !holes.contains(minute))
                        .toArray()));
    }
}
