package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import dev.scalpel.portfolio.booking.OutsideClosings;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideClosingsTest extends RoundFixture {

    private static final BigDecimal HELD = new BigDecimal("0.19");

    @ParameterizedTest
    @CsvSource({"LIQUIDATION, LIQUIDATION", "AUTO_DELEVERAGING, DELEVERAGED", "SETTLEMENT, EXTERNAL"})
    void theVenuesOwnExecutionEndsTheTradeWithItsPriceAndFee(FillCause cause, ExitReason reason) {
        opened();
        BigDecimal value = state.books().valueAtCost();
        close(HELD, false, fill("x", "1", "0.19", "40000", cause));

        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.reason()).isEqualTo(reason);
            assertThat(trade.profit()).isEqualByComparingTo("-1901");
            assertThat(trade.exit().value()).isEqualByComparingTo("7600");
        });
        assertThat(state.books().valueAtCost()).isEqualByComparingTo(value.subtract(new BigDecimal("1901")));
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
    }

    @Test
    void whatAnAutoDeleveragingLeavesIsToBeClosedForTheSameReason() {
        opened();
        close(new BigDecimal("0.1"), false, fill("x", "1", "0.1", "52000", FillCause.AUTO_DELEVERAGING));
        assertThat(state.books().holding("btc").orElseThrow().quantity()).isEqualByComparingTo("0.09");
        plan();
        assertThat(orders).singleElement().satisfies(order -> {
            assertThat(order.side()).isEqualTo(OrderSide.SELL);
            assertThat(order.quantity()).isEqualByComparingTo("0.09");
        });
        fill("0.09");
        assertThat(state.trades())
                .singleElement()
                .satisfies(trade -> assertThat(trade.reason()).isEqualTo(ExitReason.DELEVERAGED));
    }

    @Test
    void executionsAreBookedOnceAndNeverMoreThanIsMissing() {
        opened();
        VenueFill[] fills = {
            fill("x", "1", "0.1", "40000", FillCause.LIQUIDATION),
            fill("x", "2", "0.09", "39000", FillCause.LIQUIDATION)
        };
        close(new BigDecimal("0.1"), false, fills[0]);
        PortfolioState once = state;
        close(BigDecimal.ZERO, false, fills[0]);
        assertThat(state).isEqualTo(once);
        close(new BigDecimal("0.09"), false, fills);
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.trades())
                .singleElement()
                .satisfies(trade -> assertThat(trade.exit().value()).isEqualByComparingTo("7510"));
    }

    @Test
    void ordersOfTheOwnerCountOnlyOnceNoneOfOursCanBeAmongThem() {
        opened();
        VenueFill byHand = fill("x", "1", "0.04", "51000", FillCause.ORDER);
        PortfolioState before = state;
        close(new BigDecimal("0.04"), false, byHand);
        assertThat(state).isEqualTo(before);
        close(new BigDecimal("0.04"), true, byHand);
        assertThat(state.books().holding("btc").orElseThrow().quantity()).isEqualByComparingTo("0.15");
        assertThat(state.strategy("btc").target()).as("the rest goes on").isEqualTo(TargetState.LONG);
        assertThat(state.strategy("btc").trade().orElseThrow().reason()).isEmpty();

        close(new BigDecimal("0.15"), true, fill("y", "2", "0.15", "51000", FillCause.ORDER));
        assertThat(state.trades())
                .singleElement()
                .satisfies(trade -> assertThat(trade.reason()).isEqualTo(ExitReason.EXTERNAL));
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
    }

    @Test
    void ofAnOrderOfTheOwnerThatTurnedThePositionWhatWasHeldIsBooked() {
        opened();
        close(HELD, true, fill("x", "1", "0.38", "51000", FillCause.ORDER));
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.reason()).isEqualTo(ExitReason.EXTERNAL);
            assertThat(trade.exit().value()).isEqualByComparingTo("9690");
            assertThat(trade.fees().get("USDT")).as("half of its fee").isEqualByComparingTo("0.5");
        });
    }

    @Test
    void anExecutionOfAnOrderOfOursOrOnTheOtherSideIsNone() {
        opened();
        PortfolioState before = state;
        Fill fill = new Fill("own", NOW + 5_000, new BigDecimal("51000"), HELD, BigDecimal.ZERO, "USDT");
        close(HELD, true, new VenueFill("x", OrderSide.BUY, false, fill));
        assertThat(state).isEqualTo(before);

        signal("btc", TargetState.FLAT, 20);
        plan();
        fill("0.1");
        PortfolioState partly = state;
        close(HELD, true, new VenueFill("v1", OrderSide.SELL, false, fill));
        assertThat(state).isEqualTo(partly);
    }

    @Test
    void withoutAPositionThereIsNothingToClose() {
        assertThat(OutsideClosings.from(state, "btc")).isEmpty();
        PortfolioState before = state;
        close(HELD, true, fill("x", "1", "0.19", "40000", FillCause.LIQUIDATION));
        assertThat(state).isEqualTo(before);
        opened();
        assertThat(OutsideClosings.from(state, "btc")).contains(NOW);
    }

    private void opened() {
        signal("btc", TargetState.LONG, 1);
        plan();
        fill("0.19");
        plan();
    }

    private void close(BigDecimal missing, boolean byHand, VenueFill... executions) {
        state = OutsideClosings.apply(state, STRATEGIES.get(0), List.of(executions), missing, byHand, BigDecimal.ONE);
    }

    private static VenueFill fill(String order, String trade, String quantity, String price, FillCause cause) {
        Fill fill = new Fill(
                trade,
                NOW + 1_000 * Long.parseLong(trade),
                new BigDecimal(price),
                new BigDecimal(quantity),
                BigDecimal.ONE,
                "USDT");
        return new VenueFill(order, OrderSide.SELL, false, fill, cause);
    }
}
