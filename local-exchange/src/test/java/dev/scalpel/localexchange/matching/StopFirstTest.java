package dev.scalpel.localexchange.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The price path favours neither side: a position entered at 100, with a stop 2 away and a target 3 away, of which one
 * cancels the other.
 */
class StopFirstTest {

    /** The stop of a long is 98 and its target 103; of a short 102 and 97. */
    @ParameterizedTest
    @CsvSource({
        // Both are touched.
        "LONG,  100, 103, 98,  100, 98",
        "SHORT, 100, 102, 97,  100, 102",
        "SHORT, 100, 105, 90,  91,  102",
        // Only the target.
        "LONG,  100, 103.01, 99,  100, 103",
        "SHORT, 100, 101, 96.99,  100, 97",
        // The target is touched, but not traded through.
        "LONG,  100, 103, 99,  100, 0",
        "SHORT, 100, 101, 97,  100, 0",
        // Only the stop.
        "LONG,  100, 102, 98,  100, 98",
        "SHORT, 100, 102, 98,  100, 102",
        // The bar opens beyond the target: a jump fills it before the bar reaches the stop.
        "LONG,  104, 105, 98,  100, 103",
        "SHORT, 96,  102, 95,  100, 97",
        // The bar opens beyond the stop: a market stop fills at the open.
        "LONG,  97,  104, 96,  100, 97",
        "SHORT, 103, 104, 96,  100, 103",
    })
    void theStopFillsBeforeTheTargetOfEitherSide(
            PositionSide side, double open, double high, double low, double close, String filledAt) throws Exception {
        assertThat(exitPrice(side, new Bar(TestBars.minute(1), open, high, low, close, 10, 10, 5)))
                .isEqualByComparingTo(filledAt);
    }

    @Test
    void aListThatIsPlacedAfterTheHighSeesOnlyWhatIsLeftOfTheBar() throws Exception {
        Bar bar = new Bar(TestBars.minute(0), 100, 102, 97, 100, 10, 10, 5);
        SettableClock clock = new SettableClock(TestBars.START.plusSeconds(45));
        try (LocalExchange exchange = exchange(clock, BarSeries.of(bar))) {
            // The price is 102 until the close is 100: a buying target at 101 is reached, its stop at 103 is not.
            place(new TestClient(exchange, clock), PositionSide.SHORT, "103", "101");
            clock.advance(Duration.ofSeconds(15));
            assertThat(exchange.fills())
                    .singleElement()
                    .satisfies(fill -> assertThat(fill.price()).isEqualByComparingTo("101"));
        }
    }

    @Property(tries = 60)
    void aMirroredBarExitsAShortWhereTheBarExitsALong(
            @ForAll @IntRange(min = 95, max = 105) int open,
            @ForAll @IntRange(min = 0, max = 6) int up,
            @ForAll @IntRange(min = 0, max = 6) int down,
            @ForAll @IntRange(min = 0, max = 12) int closes)
            throws Exception {
        int high = open + up;
        int low = open - down;
        int close = Math.min(high, low + closes);
        Bar bar = new Bar(TestBars.minute(1), open, high, low, close, 10, 10, 5);
        Bar mirrored = new Bar(TestBars.minute(1), 200 - open, 200 - low, 200 - high, 200 - close, 10, 10, 5);

        BigDecimal ofLong = exitPrice(PositionSide.LONG, bar);
        BigDecimal ofShort = exitPrice(PositionSide.SHORT, mirrored);

        // Zero stands for no exit.
        assertThat(ofShort)
                .isEqualByComparingTo(ofLong.signum() == 0 ? ofLong : new BigDecimal("200").subtract(ofLong));
    }

    /** The price of the exit in the bar after the one in which the levels were placed; zero if there was none. */
    private static BigDecimal exitPrice(PositionSide side, Bar bar) throws Exception {
        SettableClock clock = new SettableClock(TestBars.START);
        try (LocalExchange exchange = exchange(clock, BarSeries.of(TestBars.bar(0, 100, 100, 100, 100), bar))) {
            boolean isLong = side == PositionSide.LONG;
            place(new TestClient(exchange, clock), side, isLong ? "98" : "102", isLong ? "103" : "97");
            clock.advance(Duration.ofMinutes(2));
            List<Fill> fills = exchange.fills();
            assertThat(fills).hasSizeLessThan(2);
            return fills.isEmpty() ? BigDecimal.ZERO : fills.get(0).price();
        }
    }

    private static LocalExchange exchange(SettableClock clock, BarSeries bars) {
        LocalExchange exchange = LocalExchange.start(clock, List.of(Listing.of(TestBars.BTC, bars)));
        exchange.setCommission(Commission.of("0.0000"));
        exchange.deposit("BTC", BigDecimal.ONE);
        exchange.deposit("USDT", new BigDecimal("1000"));
        return exchange;
    }

    /** Both legs close the position: a long's sell, a short's buy. */
    private static void place(TestClient client, PositionSide side, String stop, String target) throws Exception {
        boolean isLong = side == PositionSide.LONG;
        client.signedOk(
                "POST",
                "/api/v3/orderList/oco",
                "symbol",
                "BTCUSDT",
                "side",
                side.exitSide().name(),
                "quantity",
                "1",
                "aboveType",
                isLong ? "LIMIT_MAKER" : "STOP_LOSS",
                isLong ? "abovePrice" : "aboveStopPrice",
                isLong ? target : stop,
                "belowType",
                isLong ? "STOP_LOSS" : "LIMIT_MAKER",
                isLong ? "belowStopPrice" : "belowPrice",
                isLong ? stop : target);
    }
}
