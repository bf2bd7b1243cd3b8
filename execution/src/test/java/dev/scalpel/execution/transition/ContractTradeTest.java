package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link SidedTrade} in a contract of ten units: one contract at 100 is worth 1,000. */
class ContractTradeTest {

    @ParameterizedTest
    @EnumSource
    void anEntryBecomesAPositionOfTenTimesTheNotional(PositionSide side) {
        assertThat(opened(new SidedTrade(side))
                        .position()
                        .orElseThrow()
                        .position()
                        .notional())
                .isEqualTo(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void aMoveOfOneIsMarkedAsTen(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks marked =
                BarTransitions.marked(opened(trade), trade.price("101").doubleValue());
        // 1,000 of equity, 10 gained, a fee of 0.10.
        assertThat(marked.account().equity()).isEqualTo(1_009.9, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void aTargetFourAwayEarnsFortyLessTheFees(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks exited = opened(trade).withIntent(trade.exited("104", "1", "0.5"));
        Transition closed = new TradeTransitions(TradeFixture.config()).closed(exited, trade.facts(NOW, "104"));
        TradeRow row = closed.trades().get(0);
        assertThat(row.multiplier()).isEqualByComparingTo("10");
        assertThat(row.notional()).isEqualByComparingTo("1000");
        assertThat(row.netProfit()).isEqualByComparingTo("39.4");
        assertThat(row.netReturn()).isEqualTo(0.0394, within(1e-12));
        assertThat(closed.books().account().settledEquity()).isEqualTo(1_039.4, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void aContractClosedByHandIsValuedWithItsUnits(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks books = opened(trade);
        VenueBooks missing = books.withAuditState(books.auditState().withMissingQuantity(number("1")));
        TradeRow row = new TradeTransitions(TradeFixture.config())
                .closed(missing, trade.facts(NOW, "101"))
                .trades()
                .get(0);
        assertThat(row.netProfit()).isEqualByComparingTo("9.9");
    }

    @ParameterizedTest
    @EnumSource
    void dustIsMarkedWithItsUnits(PositionSide side) {
        VenueBooks flat = TradeFixture.flat();
        BigDecimal dust = number("0.04").multiply(BigDecimal.valueOf(side.sign()));
        VenueBooks carrying = flat.withExecution(
                flat.execution().withMultiplier(BigDecimal.TEN).withDust(dust));
        assertThat(BarTransitions.marked(carrying, 100).account().equity())
                .isEqualTo(1_000 + side.sign() * 40, within(1e-9));
    }

    private static VenueBooks opened(SidedTrade trade) {
        VenueBooks entering = trade.entering(trade.entered(fill("e1", FILLED, "100", "1", "0.1", "USDT")));
        return EntryTransitions.ended(
                entering.withExecution(entering.execution().withMultiplier(BigDecimal.TEN)), NOW);
    }
}
