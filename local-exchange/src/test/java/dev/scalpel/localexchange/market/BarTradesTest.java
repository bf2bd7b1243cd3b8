package dev.scalpel.localexchange.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BarTradesTest {

    @Property
    void aBarBuiltFromItsTradesIsTheSameBarToTheLastDigit(@ForAll("bars") Bar bar) {
        BarTrades tape = new BarTrades(bar, 12);
        List<AggregateTrade> trades = tape.trades(7, 1_000);

        assertThat(trades.get(0).price()).isEqualByComparingTo(decimal(bar.open()));
        assertThat(trades.get(trades.size() - 1).price()).isEqualByComparingTo(decimal(bar.close()));
        assertThat(trades.stream()
                        .map(AggregateTrade::price)
                        .reduce(BigDecimal::max)
                        .orElseThrow())
                .isEqualByComparingTo(decimal(bar.high()));
        assertThat(trades.stream()
                        .map(AggregateTrade::price)
                        .reduce(BigDecimal::min)
                        .orElseThrow())
                .isEqualByComparingTo(decimal(bar.low()));
        assertThat(sum(trades)).isEqualByComparingTo(decimal(bar.volume()));
        assertThat(sum(trades.stream().filter(trade -> !trade.buyerIsMaker()).toList()))
                .isEqualByComparingTo(decimal(bar.takerBuyVolume()));
        assertThat(trades).allMatch(trade -> trade.quantity().signum() > 0);
    }

    @Property
    void tradesAreNumberedWithoutHolesAndLieInTheirMinuteInOrder(@ForAll("bars") Bar bar) {
        BarTrades tape = new BarTrades(bar, 12);
        List<AggregateTrade> trades = tape.trades(7, 1_000);

        long nextId = 1_000;
        long lastTime = bar.openTime();
        for (int i = 0; i < trades.size(); i++) {
            AggregateTrade trade = trades.get(i);
            assertThat(trade.id()).isEqualTo(7 + i);
            assertThat(trade.firstTradeId()).isEqualTo(nextId);
            assertThat(trade.time()).isBetween(lastTime, bar.openTime() + Minutes.MILLIS - 1);
            nextId = trade.lastTradeId() + 1;
            lastTime = trade.time();
        }
        assertThat(trades).hasSize(tape.aggregates());
        assertThat(nextId - 1_000).isEqualTo(tape.trades());
    }

    @Property
    void theTradeCountIsTheBarsWheneverItCoversAllPricesAndSides(@ForAll("bars") Bar bar) {
        assertThat(new BarTrades(bar, 12).trades())
                .isEqualTo(Math.max(bar.trades(), new BarTrades(bar, 1).aggregates()));
    }

    @Test
    void twoTradesAreEnoughForABarThatOnlyFalls() {
        BarTrades tape = new BarTrades(new Bar(0, 10, 10, 8, 8, 3, 2, 1), 12);

        assertThat(tape.trades(0, 0)).extracting(AggregateTrade::price).containsExactly(decimal(10), decimal(8));
        assertThat(tape.trades()).isEqualTo(2);
    }

    @Test
    void aQuietBarHasNoTrades() {
        assertThat(new BarTrades(Bar.quiet(0, 100), 12).trades(0, 0)).isEmpty();
    }

    @Test
    void aBarWithoutCountAndTakerVolumeGetsBoth() {
        BarTrades tape = new BarTrades(new Bar(0, 10, 12, 9, 11, 3, Bar.UNKNOWN_TRADES, Bar.UNKNOWN_VOLUME), 12);

        assertThat(tape.trades()).isEqualTo(12);
        assertThat(tape.takerBuyVolume()).isEqualByComparingTo("1.5");
        assertThat(sum(tape.trades(0, 0))).isEqualByComparingTo("3");
    }

    @Provide
    Arbitrary<Bar> bars() {
        Arbitrary<Integer> cents = Arbitraries.integers().between(1, 40);
        Arbitrary<Long> units = Arbitraries.longs().between(1, 5_000_000_000L);
        Arbitrary<Long> counts = Arbitraries.longs().between(1, 900);
        return Combinators.combine(
                        cents,
                        cents,
                        cents,
                        cents,
                        units,
                        counts,
                        Arbitraries.integers().between(0, 10))
                .as((a, b, c, d, volume, count, tenths) -> bar(new int[] {a, b, c, d}, volume, count, tenths));
    }

    private static Bar bar(int[] cents, long volumeUnits, long count, int takerTenths) {
        int high = Math.max(Math.max(cents[0], cents[1]), Math.max(cents[2], cents[3]));
        int low = Math.min(Math.min(cents[0], cents[1]), Math.min(cents[2], cents[3]));
        double volume = volumeUnits / 1e8;
        double bought = takerTenths == 10 ? volume : Math.floor(volumeUnits * takerTenths / 10.0) / 1e8;
        return new Bar(
                Minutes.MILLIS, cents[0] / 100.0, high / 100.0, low / 100.0, cents[3] / 100.0, volume, count, bought);
    }

    private static BigDecimal sum(List<AggregateTrade> trades) {
        return trades.stream().map(AggregateTrade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value);
    }
}
