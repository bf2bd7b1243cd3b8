package dev.scalpel.localexchange.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeIdsTest {

    private static final int MAX_AGGREGATES = 12;

    /** Five trades, none, and four. */
    private static final List<Bar> BARS =
            List.of(bar(0, 10, 12, 9, 5), Bar.quiet(Minutes.MILLIS, 10), bar(2, 10, 12, 9, 4));

    private static Bar bar(int minute, double open, double high, double low, long trades) {
        return new Bar(minute * Minutes.MILLIS, open, high, low, high, 3, trades, 1);
    }

    private static TradeIds of(List<Bar> bars) {
        return new TradeIds(bars.size(), row -> new BarTrades(bars.get(row), MAX_AGGREGATES));
    }

    @Test
    void idsContinueThoseOfTheBarBefore() {
        TradeIds ids = of(BARS);

        assertThat(ids.firstTrade(0)).isZero();
        assertThat(ids.firstTrade(1)).isEqualTo(5);
        assertThat(ids.firstTrade(2)).isEqualTo(5);
        assertThat(ids.firstTrade(3)).isEqualTo(9);
        assertThat(ids.firstAggregate(3)).isEqualTo(9);
    }

    @Test
    void anIdIsInTheRowOfItsTradesAndALaterOneAfterTheLastRow() {
        assertThat(of(BARS).rowOfTrade(-1)).isZero();
        assertThat(of(BARS).rowOfTrade(4)).isZero();
        assertThat(of(BARS).rowOfTrade(5)).isEqualTo(2);
        assertThat(of(BARS).rowOfTrade(8)).isEqualTo(2);
        assertThat(of(BARS).rowOfTrade(9)).isEqualTo(3);
        assertThat(of(BARS).rowOfAggregate(Long.MAX_VALUE)).isEqualTo(3);
    }

    /** In whatever order they are read, the ids are those that all bars together have. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfReadsChangesNoId(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>();
        long[] firstTrade = new long[41];
        long[] firstAggregate = new long[41];
        for (int minute = 0; minute < 40; minute++) {
            bars.add(
                    random.nextInt(3) == 0
                            ? Bar.quiet(minute * Minutes.MILLIS, 10)
                            : bar(minute, 10, 12, 9, random.nextInt(1, 30)));
            BarTrades tape = new BarTrades(bars.get(minute), MAX_AGGREGATES);
            firstTrade[minute + 1] = firstTrade[minute] + tape.trades();
            firstAggregate[minute + 1] = firstAggregate[minute] + tape.aggregates();
        }
        TradeIds ids = of(bars);

        for (int read = 0; read < 60; read++) {
            int row = random.nextInt(41);
            long id = random.nextLong(firstTrade[40] + 3);
            if (random.nextBoolean()) {
                assertThat(ids.firstTrade(row)).isEqualTo(firstTrade[row]);
                assertThat(ids.firstAggregate(row)).isEqualTo(firstAggregate[row]);
            } else {
                assertThat(ids.rowOfTrade(id)).isEqualTo(rowOf(firstTrade, id));
                assertThat(ids.rowOfAggregate(id)).isEqualTo(rowOf(firstAggregate, id));
            }
        }
    }

    private static int rowOf(long[] first, long id) {
        int row = 0;
        while (row < first.length - 1 && first[row + 1] <= id) {
            row++;
        }
        return row;
    }
}
