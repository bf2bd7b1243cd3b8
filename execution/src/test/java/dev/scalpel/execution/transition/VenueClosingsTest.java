package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.VenueFill;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the venue itself has closed the position or a part of it, one ETH at 100. */
class VenueClosingsTest {

    private static final SidedTrade LONG = new SidedTrade(PositionSide.LONG);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | cause             | price | trades
        LONG   | LIQUIDATION       | 52    | LIQUIDATION at 52 gains -48.026
        SHORT  | LIQUIDATION       | 148   | LIQUIDATION at 148 gains -48.026
        LONG   | AUTO_DELEVERAGING | 103   | DELEVERAGED at 103 gains 2.974
        SHORT  | AUTO_DELEVERAGING | 97    | DELEVERAGED at 97 gains 2.974
        LONG   | SETTLEMENT        | 101   | EXTERNAL at 101 gains 0.974
        """)
    void itsPriceAndFeeEndTheTradeUnderItsOwnReason(PositionSide side, FillCause cause, String price, String trades) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks books = VenueClosings.adopted(
                trade.holding(), List.of(closing("v1", "c1", cause, side.exitSide(), price, "1", "0.026")), 7);
        assertThat(books.held()).isZero();
        Transition after = Step.of(trade, books).run();
        assertThat(Step.state(after.books())).isEqualTo("flat");
        assertThat(Step.trades(after)).isEqualTo(trades);
        assertThat(after.problem().isPresent()).isEqualTo(cause != FillCause.SETTLEMENT);
    }

    @Test
    void theNoticeSaysWhatHappenedInWords() {
        assertThat(ended(FillCause.LIQUIDATION, "52").problem())
                .contains("the venue has liquidated the long of 1 in ETH/USDT at 52. Entered at 100, it made -48 USDT"
                        + " after fees and funding. Its margin no longer covered its loss. Entries go on while the"
                        + " limits allow it");
        assertThat(ended(FillCause.AUTO_DELEVERAGING, "103").problem())
                .contains("the venue has closed the long of 1 in ETH/USDT by auto-deleveraging at 103. Entered at 100,"
                        + " it made 3 USDT after fees and funding. It needed the other side of somebody else's"
                        + " liquidation. Entries go on while the limits allow it");
    }

    private static Transition ended(FillCause cause, String price) {
        return Step.of(
                        LONG,
                        VenueClosings.adopted(
                                LONG.holding(),
                                List.of(closing("v1", "c1", cause, OrderSide.SELL, price, "1", "0")),
                                7))
                .run();
    }

    @Test
    void whatALiquidationLeavesIsClosedAtTheMarketOnceNothingRests() {
        VenueBooks holding = LONG.holding(LONG.stop(OrderReport.Status.OPEN, "1"));
        VenueBooks books = VenueClosings.adopted(
                holding, List.of(closing("v1", "c1", FillCause.LIQUIDATION, OrderSide.SELL, "60", "0.4", "0")), 7);
        assertThat(books.held()).isEqualByComparingTo("0.6");
        assertThat(books.execution().exitPlan().orElseThrow().reason()).isEqualTo(ExitReason.LIQUIDATION);
        assertThat(books.execution().exitPlan().orElseThrow().seenPrice()).isEqualByComparingTo("60");
        assertThat(books.execution().exitPlan().orElseThrow().bar()).isEqualTo(7);
        assertThat(Step.command(Step.of(LONG, books).withTargetOrders().run())).isEqualTo("cancel stop");
        VenueBooks cancelled = VenueClosings.adopted(
                LONG.holding(LONG.stop(OrderReport.Status.CANCELLED, "1")),
                List.of(closing("v1", "c1", FillCause.LIQUIDATION, OrderSide.SELL, "60", "0.4", "0")),
                7);
        assertThat(Step.command(Step.of(LONG, cancelled).withTargetOrders().run()))
                .isEqualTo("EXIT SELL 0.600 #1");
    }

    @Test
    void theSameExecutionsCountOnceAndLaterOnesOfTheirOrderAreAdded() {
        VenueFill first = closing("v1", "c1", FillCause.LIQUIDATION, OrderSide.SELL, "60", "0.4", "0.01");
        VenueFill second = closing("v1", "c2", FillCause.LIQUIDATION, OrderSide.SELL, "59", "0.6", "0.02");
        VenueBooks once = VenueClosings.adopted(LONG.holding(), List.of(first), 7);
        assertThat(VenueClosings.adopted(once, List.of(first), 8)).isEqualTo(once);
        VenueBooks both = VenueClosings.adopted(once, List.of(first, second), 8);
        assertThat(both.held()).isZero();
        assertThat(both.of(Intent.Kind.BY_VENUE)).singleElement().satisfies(order -> {
            assertThat(order.filledQuantity()).isEqualByComparingTo("1");
            assertThat(order.clientId()).isEqualTo("venue-v1");
            assertThat(order.status()).isEqualTo(Intent.Status.FILLED);
        });
        assertThat(VenueClosings.adopted(both, List.of(first), 9)).isEqualTo(both);
        assertThat(VenueClosings.adopted(both, List.of(first, second), 9)).isEqualTo(both);
    }

    @Test
    void twoOrdersOfTheVenueAreTwoAndTheLastOneGivesTheReason() {
        VenueBooks books = VenueClosings.adopted(
                LONG.holding(),
                List.of(
                        closing("v2", "c1", FillCause.LIQUIDATION, OrderSide.SELL, "60", "0.4", "0"),
                        closing("v1", "c2", FillCause.AUTO_DELEVERAGING, OrderSide.SELL, "58", "0.6", "0")),
                7);
        assertThat(books.of(Intent.Kind.BY_VENUE)).hasSize(2);
        assertThat(books.execution().exitPlan().orElseThrow().reason()).isEqualTo(ExitReason.DELEVERAGED);
        assertThat(books.execution().exitPlan().orElseThrow().seenPrice()).isEqualByComparingTo("58");
    }

    @Test
    void anOrderOfOursAfterwardsDoesNotChangeTheReason() {
        VenueFill liquidated = closing("v1", "c1", FillCause.LIQUIDATION, OrderSide.SELL, "60", "0.4", "0");
        VenueFill ours = closing("o1", "c2", FillCause.ORDER, OrderSide.SELL, "58", "0.6", "0");
        VenueBooks books = VenueClosings.adopted(LONG.holding(), List.of(liquidated, ours), 7);
        assertThat(books.execution().exitPlan().orElseThrow().reason()).isEqualTo(ExitReason.LIQUIDATION);
        assertThat(books.execution().exitPlan().orElseThrow().seenPrice()).isEqualByComparingTo("60");
        assertThat(books.of(Intent.Kind.BY_VENUE))
                .extracting(Intent::decisionBar)
                .containsExactly(TradeFixture.BAR);
    }

    @Test
    void executionsOfOrdersOfTheOtherSideOrWithoutAPositionChangeNothing() {
        VenueBooks holding = LONG.holding();
        assertThat(VenueClosings.adopted(
                        holding, List.of(closing("v1", "c1", FillCause.ORDER, OrderSide.SELL, "60", "1", "0")), 7))
                .isEqualTo(holding);
        assertThat(VenueClosings.adopted(
                        holding, List.of(closing("v1", "c1", FillCause.LIQUIDATION, OrderSide.BUY, "60", "1", "0")), 7))
                .isEqualTo(holding);
        assertThat(VenueClosings.adopted(holding, List.of(), 7)).isEqualTo(holding);
        VenueBooks flat = TradeFixture.flat();
        assertThat(VenueClosings.adopted(
                        flat, List.of(closing("v1", "c1", FillCause.LIQUIDATION, OrderSide.SELL, "60", "1", "0")), 7))
                .isEqualTo(flat);
    }

    private static VenueFill closing(
            String order, String id, FillCause cause, OrderSide side, String price, String quantity, String fee) {
        Fill fill = new Fill(id, NOW, number(price), number(quantity), number(fee), "USDT");
        return new VenueFill(order, side, false, fill, cause);
    }
}
