package dev.scalpel.localexchange.margin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.margin.account.PositionState;
import dev.scalpel.localexchange.margin.engine.MarginRules;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.Lifetime;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderType;
import dev.scalpel.localexchange.margin.orders.PositionEffect;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One position with a sign, its lots, what they make in the account's currency, and what margin allows. */
class NettingTest extends MarginFixture {

    @Test
    void opposingOrdersNetAndCloseTheOldestLotFirst() {
        trading("100", "110", "121");
        market(OrderSide.BUY, "300");
        pass(Duration.ofMinutes(1));
        market(OrderSide.BUY, "100");
        pass(Duration.ofMinutes(1));

        market(OrderSide.SELL, "350");

        // 300 made 21 each and 50 made 11 each: 6,850 yen at 0.8 / 121 EUR.
        assertThat(events).endsWith("5 filled -350 at 121 profit 45.2893");
        assertThat(position()).isEqualByComparingTo("50");
        assertThat(core().account().balance()).isEqualByComparingTo("10045.2893");
        PositionState left = core().account().position(yen()).now();
        assertThat(left.entryPrice()).isEqualByComparingTo("110");
    }

    @Test
    void aSaleBeyondWhatIsHeldOpensAShort() {
        trading("100", "80");
        market(OrderSide.BUY, "100");
        pass(Duration.ofMinutes(1));

        market(OrderSide.SELL, "250");

        // 2,000 yen are lost at 0.8 / 80 EUR.
        assertThat(events).endsWith("3 filled -250 at 80 profit -20");
        assertThat(position()).isEqualByComparingTo("-150");
        assertThat(core().account().position(yen()).now().entryPrice()).isEqualByComparingTo("80");
    }

    @Test
    void whatAnOpenPositionIsWorthDoesNotChangeTheBalance() {
        trading("100", "125");
        market(OrderSide.BUY, "1000");
        pass(Duration.ofMinutes(1));

        assertThat(core().account().balance()).isEqualByComparingTo("10000");
        assertThat(core().engine().values().unrealised()).isEqualByComparingTo("160");
        assertThat(core().engine().values().equity()).isEqualByComparingTo("10160");
        // 1,000 dollars are 800 EUR, at 5 %.
        assertThat(core().engine().values().used()).isEqualByComparingTo("40");
    }

    @Test
    void moreThanTheMarginAllowsIsNotOpened() {
        trading("100", "100");
        // 250,000 dollars are 200,000 EUR, at 5 % just the 10,000.
        assertThat(market(OrderSide.BUY, "250001").now().reason()).contains(EndReason.NO_MARGIN);
        assertThat(position()).isZero();
        assertThat(market(OrderSide.BUY, "250000").now().reason()).isEmpty();
        assertThat(market(OrderSide.BUY, "1").now().reason()).contains(EndReason.NO_MARGIN);
        assertThat(market(OrderSide.SELL, "500000").now().reason())
                .as("it closes as much as it opens")
                .isEmpty();
        assertThat(position()).isEqualByComparingTo("-250000");
    }

    @Test
    void anAccountWithoutEquityIsClosedByTheVenue() {
        trading("100 100 98 98", "97.9", "97.9");
        market(OrderSide.BUY, "250000");
        pass(Duration.ofSeconds(30));
        // 500,000 yen are lost at 0.8 / 98 EUR: 4,081.63; the equity is 5,918.37 and half of the margin 5,000.
        assertThat(position()).isEqualByComparingTo("250000");

        pass(Duration.ofMinutes(1));
        assertThat(position()).isEqualByComparingTo("250000");
        assertThat(core().engine().values().equity()).isEqualByComparingTo("5709.9081");

        clock.advance(Duration.ofSeconds(30));
        trading("100 100 97 97", "97", "97");
        market(OrderSide.BUY, "250000");
        pass(Duration.ofSeconds(30));

        assertThat(position()).isZero();
        assertThat(core().account().balance()).isEqualByComparingTo("3814.433");
        assertThat(events).endsWith("3 accepted", "3 filled -250000 at 97 profit -6185.567");
    }

    @Test
    void aReduceOnlyOrderClosesAtMostWhatIsHeld() {
        trading("100", "100");
        assertThat(reduce(OrderSide.SELL, "10").now().reason()).contains(EndReason.NOTHING_TO_REDUCE);
        market(OrderSide.BUY, "100");
        assertThat(reduce(OrderSide.BUY, "10").now().reason()).contains(EndReason.NOTHING_TO_REDUCE);

        assertThat(reduce(OrderSide.SELL, "130").now().executed()).isEqualByComparingTo("100");

        assertThat(position()).isZero();
    }

    @Test
    void anOpenOnlyOrderClosesNothing() {
        trading("100", "100");
        market(OrderSide.BUY, "100");
        MarginOrder order =
                place(OrderSide.SELL, MarginOrderType.MARKET, "10", "", "", Lifetime.AT_ONCE, PositionEffect.OPEN_ONLY);
        assertThat(order.now().reason()).contains(EndReason.WOULD_REDUCE);
        assertThat(position()).isEqualByComparingTo("100");
    }

    @Test
    void aCommissionIsTakenFromTheBalance() {
        trading("100");
        start(new MarginRules(2, new BigDecimal("0.5"), false, (market, quantity) -> quantity.movePointLeft(2)));
        market(OrderSide.BUY, "300");
        assertThat(core().account().balance()).isEqualByComparingTo("9997");
    }

    private MarginOrder reduce(OrderSide side, String quantity) {
        return place(side, MarginOrderType.MARKET, quantity, "", "", Lifetime.AT_ONCE, PositionEffect.REDUCE_ONLY);
    }
}
