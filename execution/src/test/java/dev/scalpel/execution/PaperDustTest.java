package dev.scalpel.execution;

import static dev.scalpel.execution.PaperRig.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.TradeRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The paper desk with 500 USDT, the venue's real tick, step and minimum, and its fee of 10 bp in the base asset. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperDustTest {

    private static final BigDecimal STEP = new BigDecimal("0.00001");
    private static final int DAYS = 2;

    private final PaperRig rig = new PaperRig(
            DAYS,
            "symbols: {BTC/USDT: 0.1}\nexecution: {paperCapital: 500}\ncosts: {feeBp: 10, slippageBp: 0}\n"
                    + "limits: {dailyLossShare: 1, drawdownShare: 1, lossesInARow: 1000}\n",
            0.2);

    @BeforeAll
    void twoDaysOfRandomEntries() {
        rig.memory.putIfAbsent("instruments/binance.json", """
                {"format": 1, "venue": "binance", "instruments": {
                  "BTC-USDT": {"checkedAt": "2026-05-31T00:00:00Z", "versions": [
                    {"asOf": "2026-05-31T00:00:00Z", "id": "BTCUSDT", "kind": "SPOT",
                     "tick": "0.01", "step": "0.00001", "minQuantity": "0.00001", "maxQuantity": "9000",
                     "minNotional": "5", "status": "TRADING",
                     "orderTypes": ["LIMIT", "MARKET", "STOP_LOSS_LIMIT"]}]}}}
                """.getBytes(StandardCharsets.UTF_8));
        rig.run(1, DAYS * 1_440 + 1);
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void tradesInWholeStepsOnBothSides() {
        List<TradeRow> trades = rig.trades(BTC);
        assertThat(trades).hasSizeGreaterThan(50);
        assertThat(trades).allSatisfy(trade -> {
            assertThat(trade.entry().quantity().remainder(STEP)).isEqualByComparingTo("0");
            assertThat(trade.exit().quantity().remainder(STEP)).isEqualByComparingTo("0");
        });
    }
}
