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

/**
 * Trades and labels to the bit. They change with a fill rule only: last with rule 4, by which a stop further than 3 σ slips by
 * costs alone, and with rule 5, by which a price must trade through a target on a known tick.
 */
class SameTradesTest {

    private static final Costs COSTS = Costs.of(0.001, 0.0002);
    private static final BarSeries BARS = BarFixtures.wild(18, 5_000);
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final VenueFilters COARSE =
            new VenueFilters(new BigDecimal("0.01"), TENTH, TENTH, new BigDecimal("9000"), BigDecimal.ONE);

    @Test
    void theTradesAndTheEquityOfALargeAccount() {
        assertThat(hash(run(SimulationSettings.of(COSTS), 1_000_000)))
                .isEqualTo("8be7082ae199f8f0e5f6c208b3f105dbaece5cdf9ac8dc1af9db869793ac9826");
    }

    @Test
    void theTradesAndTheEquityOfASmallAccountWithDust() {
        SimulationSettings settings =
                new SimulationSettings(COSTS.withFeeAsset(FeeAsset.RECEIVED), 0, RiskLimits.NONE, COARSE, 0.98);

        assertThat(hash(run(settings, 20_000)))
                .isEqualTo("e3ab4d2168ed6e17e0c2aca572a3138c3543c4513f0ef7db92577e15adc59c90");
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
                .isEqualTo("63ea705f32c0a9bd1c00a9f14a1c9efee5828fbe53b762dfa9c987d75c051da5");
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
