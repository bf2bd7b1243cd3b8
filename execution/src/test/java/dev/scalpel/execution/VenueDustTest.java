package dev.scalpel.execution;

import static dev.scalpel.execution.VenueTestRig.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Filters;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A 500 USDT account at a venue with ETH/USDT's tick, step and minimum and a fee of 10 bp of what is received, two
 * days of random entries: what a fee leaves below the step is sold with the next exit.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VenueDustTest {

    private static final int DAYS = 2;
    private static final BigDecimal STEP = new BigDecimal("0.0001");

    private final VenueTestRig rig = new VenueTestRig(
            VenueTestRig.market(DAYS),
            "costs: {feeBp: 10, slippageBp: 0}\nlimits: {dailyLossShare: 1, drawdownShare: 1, maxConsecutiveLosses: 1000}\n",
            0.2,
            "500",
            "0",
            Filters.of("0.01", STEP.toPlainString()));

    @BeforeAll
    void twoDaysOfRandomEntries() {
        rig.exchange.setCommission(Commission.of("0.001"));
        int end = DAYS * 1_440 - 10;
        rig.run(1, end);
        // After closing at the end, all that the venue still holds of the base asset is dust.
        rig.at(end);
        rig.call("{\"action\": \"emergency_stop\"}");
        rig.run(end + 1, end + 4);
        assertThat(rig.failures).isEmpty();
        assertThat(rig.trades()).hasSizeGreaterThan(40);
        assertThat(rig.state().position()).isEmpty();
    }

    @AfterAll
    void close() {
        rig.close();
    }

    @Test
    void lessThanAStepIsLeftAtTheVenueAfterManyTrades() {
        assertThat(left()).isLessThan(STEP);
    }

    @Test
    void atMostABasisPointPerTradeIsLostToDust() {
        List<TradeRow> trades = rig.trades();
        double entered = trades.stream()
                .mapToDouble(trade ->
                        trade.entry().price().multiply(trade.entry().quantity()).doubleValue())
                .sum();
        double lost = left().doubleValue()
                * trades.get(trades.size() - 1).exit().price().doubleValue();
        assertThat(10_000 * lost / entered).isLessThanOrEqualTo(1);
    }

    private BigDecimal left() {
        return rig.exchange.free(ETH.base()).add(rig.exchange.locked(ETH.base()));
    }
}
