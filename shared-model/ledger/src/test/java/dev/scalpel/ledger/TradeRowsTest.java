package dev.scalpel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeRowsTest {

    private static final Position POSITION = Position.enter(
            new ByModel("model", new Bracket(PositionSide.LONG, 5, 10, 60), 0.001),
            Minutes.MILLIS,
            2 * Minutes.MILLIS,
            100.1,
            new BigDecimal("0.3"));

    private static TradeRow row(ExitReason reason) {
        return row(Trade.close(POSITION, 5 * Minutes.MILLIS, 101.3, reason, Costs.of(0.001, 0)));
    }

    private static TradeRow row(Trade trade) {
        OpenPosition open = new OpenPosition(
                POSITION,
                "s-1",
                Optional.of("tactics"),
                new BigDecimal("100"),
                POSITION.quantity(),
                List.of(),
                640,
                0.0002,
                0.55);
        return TradeRows.simulated("paper", 7, open, trade, closed -> 101.2, "USDT");
    }

    @Test
    void aSimulatedTradeReadsBackFromItsRowToTheLastBit() {
        assertThat(TradeRows.toTrade(row(ExitReason.TARGET)))
                .isEqualTo(Trade.close(POSITION, 5 * Minutes.MILLIS, 101.3, ExitReason.TARGET, Costs.of(0.001, 0)));
    }

    /** Of a notional of 30.03 one percent is paid as funding; the fees are 0.1 % of both sides, and do not contain it. */
    @Test
    void fundingIsApartFromTheFeesAndBothArePartOfTheProfit() {
        Trade trade =
                Trade.close(POSITION, 5 * Minutes.MILLIS, 101.3, ExitReason.TARGET, Costs.of(0.001, 0), 0.001, 0.01);
        TradeRow row = row(trade);
        assertThat(row.funding().doubleValue()).isCloseTo(-0.3003, within(1e-12));
        assertThat(row.fees().get("USDT").doubleValue()).isCloseTo(0.03003 + 0.03039, within(1e-12));
        assertThat(row.netProfit().doubleValue()).isCloseTo(0.36 - 0.06042 - 0.3003, within(1e-12));
        assertThat(TradeRows.toTrade(row).funding()).isEqualTo(trade.funding());
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, 99.5995",
        "TARGET, 101.101",
        "TIME_LIMIT, 101.2",
        "SCORE, 101.2",
        "HALT, 101.2",
        "EXTERNAL, 101.2"
    })
    void theIntendedExitIsTheLevelThatWasReachedOrElseTheMarketPrice(ExitReason reason, double intended) {
        assertThat(row(reason).exit().intendedPrice().doubleValue()).isCloseTo(intended, within(1e-9));
    }

    @Test
    void anEntryBeforeItsDecisionBarClosedCountsFromTheMinuteAfterIt() {
        TradeRow row = row(ExitReason.TARGET);
        TradeRow.Leg early = new TradeRow.Leg(
                Minutes.MILLIS + 59_000,
                row.entry().intendedPrice(),
                row.entry().price(),
                row.entry().intendedQuantity(),
                row.entry().quantity(),
                0);
        TradeRow skewed = new TradeRow(
                row.id(),
                row.revision(),
                row.mode(),
                row.basis(),
                row.tacticsId(),
                row.decisionBar(),
                early,
                row.exit(),
                row.exitReason(),
                row.fees(),
                row.netProfit(),
                row.netReturn(),
                row.predictedNet(),
                row.winProbability());
        assertThat(TradeRows.toPosition(skewed).entryTime()).isEqualTo(2 * Minutes.MILLIS);
    }
}
