package dev.scalpel.execution.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the target has filled. The trade is written, and its profit settled in the account of 1,000 USDT. */
class TargetFilledStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | price | fee   | trades                      | equity
            LONG   | 104   | 0.104 | TARGET at 104 gains 3.896   | 1003.896
            SHORT  | 96    | 0.096 | TARGET at 96 gains 3.904    | 1003.904
            LONG   | 104.5 | 0     | TARGET at 104.5 gains 4.5   | 1004.5
            SHORT  | 95.5  | 0     | TARGET at 95.5 gains 4.5    | 1004.5
            """)
    void aFilledTargetEndsTheTrade(PositionSide side, String price, String fee, String trades, double equity) {
        SidedTrade trade = new SidedTrade(side);
        Transition after = Step.of(
                        trade,
                        trade.holding(trade.protection(
                                OrderReport.Status.CANCELLED, "0", OrderReport.Status.FILLED, "1", price, fee)))
                .run();
        assertThat(Step.state(after.books())).isEqualTo("flat");
        assertThat(Step.command(after)).isEqualTo(Step.NONE);
        assertThat(Step.trades(after)).isEqualTo(trades);
        assertThat(after.books().account().settledEquity()).isEqualTo(equity, within(1e-9));
        assertThat(after.books().account().lossesInARow()).isZero();
    }
}
