package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Sha256;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Where maker and taker fee are equal and there is no spread, trades and labels have the bits of version 0.1. */
class SameTradesTest {

    private static final Costs COSTS = Costs.of(0.001, 0.0002);
    private static final BarSeries BARS = BarFixtures.wild(18, 5_000);
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final VenueFilters COARSE =
            new VenueFilters(new BigDecimal("0.01"), TENTH, TENTH, new BigDecimal("9000"), BigDecimal.ONE);

    @Test
    void theTradesAndTheEquityOfALargeAccount() {
        assertThat(hash(run(SimulationSettings.of(COSTS), 1_000_000)))
                .isEqualTo("391a0785b7d8c71452a8ad6ce88eed3e15a52cbca1727f1775d8f92327a9a0ff");
    }

    @Test
    void theTradesAndTheEquityOfASmallAccountWithDust() {
        SimulationSettings settings =
                new SimulationSettings(COSTS.withFeeAsset(FeeAsset.RECEIVED), 0, RiskLimits.DEFAULT, COARSE, 0.98);

        assertThat(hash(run(settings, 2_000)))
                .isEqualTo("3edfe2fb4a1717feeaac94fb1358767db6052c23ab18742fffe2a6c449c912a8");
    }

    @Test
    void theLabelsOfBothSides() {
        double[] sigma = new double[BARS.size()];
        Arrays.fill(sigma, 0.004);
        LabelMatrix labels = LabelMatrix.of(BARS, sigma, BracketGrid.bothSides(), COSTS, 0);
        ByteBuffer bytes = ByteBuffer.allocate(labels.rows() * labels.grid().size() * Double.BYTES);
        for (int row = 0; row < labels.rows(); row++) {
            for (int bracket = 0; bracket < labels.grid().size(); bracket++) {
                bytes.putDouble(labels.netReturn(row, bracket));
            }
        }

        assertThat(Sha256.hex(bytes.array()))
                .isEqualTo("221993921c17cd6264a870778ceb0a6da32ef6b9969b5ff0ef7f0a36cb993c56");
    }

    private static SimulationResult run(SimulationSettings settings, double equity) {
        return BatchSimulator.run(BARS, new RandomRule(BARS, 18, 0.3), settings, equity);
    }

    private static String hash(SimulationResult result) {
        assertThat(result.trades()).hasSizeGreaterThan(100);
        ByteBuffer bytes =
                ByteBuffer.allocate(5 * Double.BYTES * result.trades().size() + BARS.size() * Double.BYTES);
        for (Trade trade : result.trades()) {
            bytes.putLong(trade.exitTime())
                    .putDouble(trade.position().entryPrice())
                    .putDouble(trade.exitPrice())
                    .putDouble(trade.netReturn())
                    .putDouble(trade.netProfit());
        }
        for (double equity : result.equityCurve()) {
            bytes.putDouble(equity);
        }
        return Sha256.hex(bytes.array());
    }
}
