package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: a remainder below the step or the minimum is carried, and closed with the next position. */
class DustStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | dust    | exited | dust after | trades
            LONG   | 0       | 1      | 0          | TIME_LIMIT at 101 gains 1
            SHORT  | 0       | 1      | 0          | TIME_LIMIT at 99 gains 1
            # 0.049 are worth 4.90 USDT at 100.
            LONG   | 0       | 0.951  | 0.049      | TIME_LIMIT at 101 gains -3.949
            SHORT  | 0       | 0.951  | -0.049     | TIME_LIMIT at 99 gains 5.851
            LONG   | 0.0003  | 0.9995 | 0.0008     | TIME_LIMIT at 101 gains 0.9495
            SHORT  | -0.0003 | 0.9995 | -0.0008    | TIME_LIMIT at 99 gains 1.0495
            LONG   | 0.0003  | 1      | 0.0003     | TIME_LIMIT at 101 gains 1
            """)
    void whatCannotBeClosedIsCarried(PositionSide side, String dust, String exited, String dustAfter, String trades) {
        SidedTrade trade = new SidedTrade(side);
        Transition after = Step.of(trade, leaving(trade, trade.holding(trade.exited("101", exited, "0")), dust))
                .run();
        assertThat(Step.state(after.books())).isEqualTo("flat");
        assertThat(Step.trades(after)).isEqualTo(trades);
        assertThat(Step.plain(after.books().execution().dust())).isEqualTo(dustAfter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | dust    | fee        | command
            LONG   | 0.04    | 0 USDT     | EXIT SELL 1.040 #1
            SHORT  | -0.04   | 0 USDT     | EXIT BUY 1.040 #1
            # 0.9996 and 0.0005 are a whole step more than 0.999; 1.0004 and 0.0005 are not more than 1.000.
            LONG   | 0.0005  | 0.0004 ETH | EXIT SELL 1.000 #1
            SHORT  | -0.0005 | 0.0004 ETH | EXIT BUY 1.000 #1
            LONG   | 0.0003  | 0.0004 ETH | EXIT SELL 0.999 #1
            SHORT  | -0.0006 | 0.0004 ETH | EXIT BUY 1.001 #1
            """)
    void carriedDustIsClosedWithThePosition(PositionSide side, String dust, String fee, String command) {
        SidedTrade trade = new SidedTrade(side);
        Intent entry = trade.entry(OrderReport.Status.FILLED, Step.fills("1@100", fee));
        Transition after =
                Step.of(trade, leaving(trade, trade.holding(entry), dust)).run();
        assertThat(Step.command(after)).isEqualTo(command);
    }

    private static VenueBooks leaving(SidedTrade trade, VenueBooks books, String dust) {
        return books.withExecution(books.execution()
                .withDust(number(dust))
                .exiting(new ExitPlan(ExitReason.TIME_LIMIT, trade.price("101"), BAR)));
    }
}
