package dev.scalpel.simulation;

import static dev.scalpel.simulation.SomeBars.flat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Limits;
import dev.scalpel.trading.Side;
import dev.scalpel.trading.Tactics;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What is left of a purchase whose fee is taken in the base asset: less than a step, so nothing can sell it by itself. */
class DustTest {

    private static final Tactics TACTICS = new Tactics(0, 0, 1, 1, 60, 0);
    private static final Enter A_TENTH = Enter.byRule(new Bracket(Side.LONG, 2, 4, 1), 0.01, 0.1, TACTICS);
    private static final SimulationSettings BTC = new SimulationSettings(
            Costs.of(0.001, 0),
            0,
            Limits.NONE,
            new VenueFilters(
                    new BigDecimal("0.01"),
                    new BigDecimal("0.00001"),
                    new BigDecimal("0.00001"),
                    new BigDecimal("9000"),
                    new BigDecimal("5")),
            1);

    @Test
    void whatAFeeInTheBaseAssetLeavesIsCarriedInTheState() {
        // A tenth of 500 at 60,000 buys 0.00083; the fee takes 0.00000083; 0.00082 are sold and 0.00000917 stay.
        TraderState end = BatchSimulator.run(
                        BarSeries.of(flat(0, 60_000), flat(1, 60_000), flat(2, 60_000)),
                        (row, account) -> A_TENTH,
                        BTC,
                        500)
                .endState();

        assertThat(TraderStateJson.toTree(end).path("dust").path("quantity").asText())
                .isEqualTo("0.00000917");
    }
}
