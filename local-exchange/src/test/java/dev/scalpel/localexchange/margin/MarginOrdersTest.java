package dev.scalpel.localexchange.margin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.margin.engine.MarginRules;
import dev.scalpel.localexchange.margin.orders.AttachedOrder;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.Lifetime;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderType;
import dev.scalpel.localexchange.margin.orders.PositionEffect;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When orders fill, trigger, wait and end. A bar goes from its open to its low, its high and its close. */
class MarginOrdersTest extends MarginFixture {

    @Test
    void aLimitFillsAtItsPriceAndAStopAtItsTrigger() {
        trading("100", "100 104 95 102");
        limit(OrderSide.BUY, "10", "97");
        pass(Duration.ofSeconds(90));
        stop(OrderSide.SELL, "10", "101");
        assertThat(events).contains("1 filled 10 at 97 profit 0");
        // The stop was touched when it came, so it traded at once at the low.
        assertThat(events).endsWith("3 filled -10 at 95 profit -0.1684");
    }

    @Test
    void whatAJumpSkipsOverFillsAtTheOpen() {
        trading("100", "90 91 89 90");
        limit(OrderSide.BUY, "10", "97");
        pass(Duration.ofMinutes(1));
        assertThat(events).endsWith("1 filled 10 at 90 profit 0");
    }

    @ParameterizedTest
    @CsvSource({"BUY, SELL, 98, 103, -10 at 98", "SELL, BUY, 103, 98, 10 at 103"})
    void theStopComesFirstOnBothSides(OrderSide entry, OrderSide exit, String stop, String target, String fill) {
        trading("100", "100 104 97 100", "100");
        market(entry, "10");
        limit(exit, "10", target);
        stop(exit, "10", stop);
        pass(Duration.ofMinutes(2));
        assertThat(events).anySatisfy(event -> assertThat(event).contains("filled " + fill));
        assertThat(core().engine().settlement().fills().get(1).order().request().type())
                .isEqualTo(MarginOrderType.STOP);
    }

    @Test
    void aStopTradesWorseByTheSlippageAndNotBeyondItsBound() {
        trading("100", "100 100 95 96", "96");
        core().engine().setStopSlippage(order -> new BigDecimal("0.01"));
        market(OrderSide.BUY, "20");
        MarginOrder bounded = place(
                OrderSide.SELL,
                MarginOrderType.STOP,
                "10",
                "97.5",
                "98",
                Lifetime.UNTIL_CANCELLED,
                PositionEffect.REDUCE_ONLY);
        stop(OrderSide.SELL, "10", "98");
        pass(Duration.ofMinutes(2));
        assertThat(bounded.now().reason()).contains(EndReason.OUT_OF_BOUNDS);
        assertThat(events).anySatisfy(event -> assertThat(event).contains("filled -10 at 97.02"));
    }

    @Test
    void anOrderEndsWithItsTime() {
        trading("100", "100", "90");
        MarginOrder order = place(
                OrderSide.BUY,
                MarginOrderType.LIMIT,
                "10",
                "95",
                "",
                Lifetime.until(clock.millis() + 90_000),
                PositionEffect.ANY);
        pass(Duration.ofMinutes(3));
        assertThat(order.now().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(order.now().time()).isEqualTo(START.plusSeconds(90).toEpochMilli());
        assertThat(position()).isZero();
    }

    @Test
    void whatMayOnlyTradeAtOnceDoesNotRest() {
        trading("100", "100");
        assertThat(immediate("99", Lifetime.AT_ONCE)).contains(EndReason.OUT_OF_BOUNDS);
        core().controls().partialFills().fillPartially(order -> true, new BigDecimal("0.5"), Duration.ZERO, 2);
        assertThat(immediate("101", Lifetime.ALL_AT_ONCE)).contains(EndReason.NO_LIQUIDITY);
        assertThat(position()).isZero();
        assertThat(immediate("101", Lifetime.AT_ONCE)).contains(EndReason.NO_LIQUIDITY);
        assertThat(position()).isEqualByComparingTo("5");
    }

    private Optional<EndReason> immediate(String limit, Lifetime lifetime) {
        return place(OrderSide.BUY, MarginOrderType.LIMIT, "10", limit, "", lifetime, PositionEffect.ANY)
                .now()
                .reason();
    }

    @Test
    void theRestOfAPartlyFilledOrderRestsOrIsGoneByTheVenuesRule() {
        trading("100", "100");
        core().controls().partialFills().fillPartially(order -> true, new BigDecimal("0.5"), Duration.ofSeconds(5), 1);
        MarginOrder rests = limit(OrderSide.BUY, "10", "100");
        assertThat(rests.now().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        pass(Duration.ofSeconds(30));
        assertThat(rests.now().status()).isEqualTo(OrderStatus.FILLED);

        start(new MarginRules(4, new BigDecimal("0.5"), true));
        core().controls().partialFills().fillPartially(order -> true, new BigDecimal("0.5"), Duration.ofSeconds(5), 1);
        MarginOrder gone = limit(OrderSide.BUY, "10", "100");
        assertThat(gone.now().reason()).contains(EndReason.NO_LIQUIDITY);
        assertThat(gone.now().executed()).isEqualByComparingTo("5");
    }

    @Test
    void anAttachedStopClosesItsLotAndEndsWithIt() {
        trading("100", "100 100 98 98", "98");
        AttachedOrder stop = new AttachedOrder(
                "s",
                MarginOrderType.STOP,
                Optional.empty(),
                Optional.of(new BigDecimal("1")),
                Lifetime.UNTIL_CANCELLED);
        entry("10", stop);
        entry("20", stop);
        market(OrderSide.SELL, "10");
        assertThat(events).endsWith("7 filled -10 at 100 profit 0", "3 ended LOT_CLOSED");
        pass(Duration.ofSeconds(90));
        assertThat(events).endsWith("6 filled -20 at 99 profit -0.1616");
        assertThat(position()).isZero();
    }

    private void entry(String quantity, AttachedOrder attached) {
        place(OrderSide.BUY, MarginOrderType.MARKET, quantity, "", "", Lifetime.AT_ONCE, PositionEffect.ANY, attached);
    }

    @ParameterizedTest
    @CsvSource({
        // Standard time in New York: UTC-5.
        "2026-11-20T21:59:00Z, true",
        "2026-11-20T22:00:00Z, false",
        "2026-11-20T22:01:00Z, false",
        "2026-11-22T21:59:00Z, false",
        "2026-11-22T22:00:00Z, true",
        // Daylight saving time from 2026-03-08 on: UTC-4.
        "2026-03-06T21:59:00Z, true",
        "2026-03-08T20:59:00Z, false",
        "2026-03-08T21:00:00Z, true",
        "2026-03-13T20:59:00Z, true",
        "2026-03-13T21:00:00Z, false",
        // Until 2026-11-01.
        "2026-10-30T20:59:00Z, true",
        "2026-10-30T21:00:00Z, false",
        "2026-11-01T21:30:00Z, false",
        "2026-11-01T22:00:00Z, true"
    })
    void nothingTradesOutsideTheSessionByTheClockOfNewYork(Instant time, boolean open) {
        clock.setTo(time.minus(Duration.ofDays(4)).minus(Duration.ofHours(6)));
        trading("100");
        clock.setTo(time);
        assertThat(market(OrderSide.BUY, "10").now().reason())
                .isEqualTo(open ? Optional.empty() : Optional.of(EndReason.MARKET_CLOSED));
    }

    @Test
    void aRestingOrderWaitsOverTheWeekend() {
        clock.setTo(Instant.parse("2026-11-20T21:58:00Z"));
        trading("100", "100", "90", "90");
        MarginOrder order = limit(OrderSide.BUY, "10", "95");
        pass(Duration.ofHours(20));
        assertThat(order.isOpen()).isTrue();
        assertThat(yen().price()).isEqualByComparingTo("100");
    }

    @Test
    void aHaltedMarketFillsNothingUntilItReopens() {
        trading("100", "90", "90");
        MarginOrder order = limit(OrderSide.BUY, "10", "95");
        yen().halt(true);
        pass(Duration.ofMinutes(2));
        assertThat(market(OrderSide.BUY, "1").now().reason()).contains(EndReason.MARKET_CLOSED);
        assertThat(order.isOpen()).isTrue();
        yen().halt(false);
        core().engine().apply(clock.millis());
        assertThat(order.now().status()).isEqualTo(OrderStatus.FILLED);
    }
}
