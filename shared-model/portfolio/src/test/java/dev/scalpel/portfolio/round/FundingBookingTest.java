package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.portfolio.booking.FundingBooking;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.Transfer;
import dev.scalpel.signals.TargetState;
import dev.scalpel.venue.trading.margin.MarginPayment;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundingBookingTest extends RoundFixture {

    private static final long LATE = 10 * 60_000;

    @Test
    void aPaymentIsBookedOnceWithTheOpenTradeAndCountsAsProfitOrLoss() {
        opened();
        BigDecimal value = state.books().valueAtCost();
        List<MarginPayment> listed = List.of(funding("f1", NOW + 1_000, "-2.5"), funding("f2", NOW + 2_000, "0.75"));
        pay(listed, "1");
        pay(listed, "1");

        assertThat(trade().funding()).isEqualByComparingTo("-1.75");
        assertThat(trade().profit()).isEqualByComparingTo("-1.75");
        assertThat(trade().fundedTo()).isEqualTo(NOW + 2_000);
        assertThat(state.books().valueAtCost()).isEqualByComparingTo(value.subtract(new BigDecimal("1.75")));
        assertThat(state.strategy("btc").payments().net()).isZero();
        assertThat(state.day().start()).as("paid funding is a loss of the day").isEqualByComparingTo(value);
        assertThat(state.transfers()).isEmpty();
    }

    @Test
    void aFeeOfALiquidationIsAFeeOfItsTrade() {
        opened();
        pay(List.of(new MarginPayment(MarginPayment.Kind.LIQUIDATION_FEE, "l", NOW + 1, amount("-3"), "USDT")), "1");
        assertThat(trade().fees()).containsEntry("USDT", amount("3"));
        assertThat(trade().profit()).isEqualByComparingTo("-3");
        assertThat(trade().funding()).isZero();
    }

    @Test
    void whatIsNotOurTradesIsNotBooked() {
        pay(List.of(funding("f0", NOW, "-1")), "1");
        assertThat(state.strategy("btc").payments().booked()).isEmpty();
        assertThat(FundingBooking.from(state, "btc", NOW)).isEmpty();
        opened();
        long begun = trade().entry().orderedAt();
        assertThat(FundingBooking.from(state, "btc", NOW)).contains(begun - 60_000);
        pay(
                List.of(
                        funding("before", begun - 60_001, "-1"),
                        new MarginPayment(MarginPayment.Kind.FUNDING, "bnb", NOW + 1, amount("-1"), "BNB")),
                "1");
        assertThat(trade().funding()).isZero();
        pay(List.of(funding("deviating", begun - 60_000, "-1")), "1");
        assertThat(trade().funding()).isEqualByComparingTo("-1");
    }

    @Test
    void aLatePaymentBelongsToTheTradeWhoseRowIsStillToBeWritten() {
        opened();
        closed();
        BigDecimal value = state.books().valueAtCost();
        BigDecimal profit = closedTrade().profit();
        pay(List.of(funding("f1", NOW, "-2.5")), "1");
        pay(List.of(funding("f1", NOW, "-2.5")), "1");

        assertThat(closedTrade().funding()).isEqualByComparingTo("-2.5");
        assertThat(closedTrade().profit()).isEqualByComparingTo(profit.subtract(amount("2.5")));
        assertThat(state.books().valueAtCost()).isEqualByComparingTo(value.subtract(amount("2.5")));
        assertThat(FundingBooking.from(state, "btc", NOW + LATE)).isPresent();
        assertThat(FundingBooking.from(state, "btc", NOW + 2 * LATE)).isEmpty();
    }

    @Test
    void aPaymentThatIsListedAfterItsTradesRowBelongsToTheNextTrade() {
        opened();
        closed();
        state = state.withoutTrades(state.trades());
        pay(List.of(funding("f1", NOW, "-2.5")), "1");
        assertThat(state.strategy("btc").payments().funding()).isEqualByComparingTo("-2.5");
        BigDecimal value = state.books().valueAtCost();

        signal("btc", TargetState.LONG, 30);
        plan();
        fill(orders.get(0).quantity().toPlainString());
        assertThat(trade().funding()).isEqualByComparingTo("-2.5");
        assertThat(trade().profit()).isEqualByComparingTo("-2.5");
        assertThat(state.strategy("btc").payments().net()).isZero();
        assertThat(state.books().valueAtCost()).as("the cash had it already").isEqualByComparingTo(value);
    }

    @Test
    void theOwnersPartOfAPaymentIsATransfer() {
        opened();
        BigDecimal value = state.books().valueAtCost();
        pay(List.of(funding("f1", NOW + 1_000, "-1")), "0.333333333333");
        assertThat(trade().funding()).isEqualByComparingTo("-0.33333333");
        assertThat(state.transfers()).containsExactly(new Transfer("f1", NOW + 1_000, amount("-0.66666667")));
        assertThat(state.books().valueAtCost()).isEqualByComparingTo(value.subtract(BigDecimal.ONE));
    }

    private void pay(List<MarginPayment> payments, String share) {
        state = FundingBooking.apply(state, "btc", payments, "USDT", amount(share));
    }

    private void opened() {
        signal("btc", TargetState.LONG, 1);
        plan();
        fill(orders.get(0).quantity().toPlainString());
        plan();
    }

    private void closed() {
        signal("btc", TargetState.FLAT, 10);
        plan();
        fill(orders.get(0).quantity().toPlainString());
        plan();
    }

    private OpenTrade trade() {
        return state.strategy("btc").trade().orElseThrow();
    }

    private ClosedTrade closedTrade() {
        return state.trades().get(state.trades().size() - 1);
    }

    private static MarginPayment funding(String id, long time, String amount) {
        return new MarginPayment(MarginPayment.Kind.FUNDING, id, time, amount(amount), "USDT");
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }
}
