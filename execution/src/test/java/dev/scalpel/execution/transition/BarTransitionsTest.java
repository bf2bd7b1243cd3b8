package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.state.ProtectiveOrder;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each round records, in an account of 1,000 USDT. */
class BarTransitionsTest {

    private static final long DAY = 86_400_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # books | dust  | missing | close | equity
            flat    | 0     | 0       | 110   | 1000
            flat    | 0.5   | 0       | 110   | 1055
            LONG    | 0     | 0       | 110   | 1010
            SHORT   | 0     | 0       | 110   | 990
            LONG    | 0.5   | 0       | 110   | 1065
            SHORT   | -0.5  | 0       | 110   | 935
            # 0.4 of it has left the account: 1,000 - 100 + 0.6 · 110, and 1,000 + 100 - 0.6 · 110.
            LONG    | 0     | 0.4     | 110   | 966
            SHORT   | 0     | 0.4     | 110   | 1034
            """)
    void theAccountIsValuedAtTheClose(String side, String dust, String missing, double close, double equity) {
        VenueBooks books =
                side.equals("flat") ? TradeFixture.flat() : new SidedTrade(PositionSide.valueOf(side)).holding();
        VenueBooks before = books.withExecution(books.execution()
                .withDust(number(dust))
                .withAccountAudit(books.auditState().withMissingQuantity(number(missing))));
        VenueBooks after = BarTransitions.marked(before, close);
        assertThat(after.account().equity()).isEqualTo(equity, within(1e-9));
        assertThat(after.account().settledEquity()).isEqualTo(1_000);
        assertThat(after.withAccount(before.account())).isEqualTo(before);
    }

    @Test
    void aNewDayStartsWithTheEquityOfTheBarBefore() {
        VenueBooks first = BarTransitions.marked(BarTransitions.begun(TradeFixture.holding(), BAR), 110);
        VenueBooks next = BarTransitions.begun(first, BAR + DAY);
        assertThat(first.state().lastBar()).contains(BAR);
        assertThat(next.state().lastBar()).contains(BAR + DAY);
        assertThat(first.account().dayStartEquity()).isEqualTo(1_000);
        assertThat(next.account().dayStartEquity()).isEqualTo(1_010, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"LONG, SELL, 98, 104", "SHORT, BUY, 102, 96"})
    void theOrdersThatRestAreListedAsTheVenueHasThem(
            PositionSide side, OrderSide orders, BigDecimal stop, BigDecimal target) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks after = BarTransitions.withRestingProtections(trade.holding(trade.resting("0.7")));
        assertThat(after.state().protections())
                .extracting(
                        ProtectiveOrder::side,
                        ProtectiveOrder::quantity,
                        ProtectiveOrder::trigger,
                        ProtectiveOrder::limit)
                .containsExactly(
                        tuple(orders, number("0.7"), Optional.of(stop), Optional.empty()),
                        tuple(orders, number("0.7"), Optional.empty(), Optional.of(target)));
    }

    @Test
    void whatHasEndedNoLongerRests() {
        SidedTrade trade = new SidedTrade(PositionSide.LONG);
        VenueBooks rested = BarTransitions.withRestingProtections(trade.holding(trade.resting("1")));
        VenueBooks ended = rested.withIntents(trade.holding(
                        trade.protection(OrderReport.Status.CANCELLED, "0", OrderReport.Status.OPEN, "0", "104", "0"))
                .intents());
        assertThat(BarTransitions.withRestingProtections(ended).state().protections())
                .extracting(ProtectiveOrder::trigger)
                .containsExactly(Optional.empty());
        assertThat(BarTransitions.withRestingProtections(trade.holding(trade.cancelled()))
                        .state()
                        .protections())
                .isEmpty();
    }
}
