package dev.scalpel.monitoring.metrics;

import static dev.scalpel.monitoring.fixture.SmallLedgers.START;
import static dev.scalpel.monitoring.fixture.SmallLedgers.decision;
import static dev.scalpel.monitoring.fixture.SmallLedgers.flatBars;
import static dev.scalpel.monitoring.fixture.SmallLedgers.records;
import static dev.scalpel.monitoring.fixture.SmallLedgers.trade;
import static dev.scalpel.monitoring.fixture.SmallLedgers.withFunding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostsPaidTest {

    private static final ReviewPeriod HOURS = new ReviewPeriod(START, START.plus(Duration.ofMinutes(400)));
    private static final Costs COSTS = Costs.of(0.001, 0.0001);

    @Test
    void feesAndSlippageArePerSideAndWeightedByTurnover() {
        double gross = 101.0101 / 100.05 - 1;
        TradeRow live = trade(
                PositionSide.LONG,
                2,
                100,
                100.05,
                5,
                101.0101,
                ExitReason.TARGET,
                (gross - 0.0018) * 100.05,
                Double.NaN,
                Double.NaN);

        CostsPaid costs = costs(List.of(), List.of(live));

        // 18 bp of the entry, over both sides: 0.0018 * 100.05 / (100.05 + 101.0101).
        assertThat(costs.feePaid().get()).isCloseTo(8.957, within(1e-3));
        assertThat(costs.feeAssumed().get()).isCloseTo(10, within(1e-9));
        assertThat(costs.slippagePaid().get()).isCloseTo(5, within(1e-9));
        assertThat(costs.slippageAssumed().get()).isCloseTo(1, within(1e-9));
        assertThat(costs.filled().get()).isEqualTo(1);
        // The price was 101.5: from 100.05, and from 100.01 in the simulation.
        assertThat(costs.markOut().get()).isCloseTo(1e4 * (101.5 / 100.05 - 1), within(1e-6));
        assertThat(costs.markOutSimulated().get()).isCloseTo(1e4 * (101.5 / 100.01 - 1), within(1e-6));
        assertThat(costs.markOutMissed().reason()).isEqualTo("none with bars");
    }

    @Test
    void anEntryThatNeverFilledIsPartOfTheShareAndHasAMarkOutOfItsOwn() {
        TradeRow live = trade(PositionSide.LONG, 2, 100, 5, 101.01, ExitReason.TARGET, 1.01);

        CostsPaid costs = costs(List.of(decision(3, DecisionRow.ENTER, 0.001, 0.6)), List.of(live));

        assertThat(costs.filled().get()).isEqualTo(0.5);
        // From the open of minute 4 at 100 to the close of minute 19 at 101.5.
        assertThat(costs.markOutMissed().get()).isCloseTo(150, within(1e-9));
    }

    /** Gained 1.00, less fees of 0.15 and funding of 0.25. */
    @Test
    void fundingIsNoFee() {
        TradeRow paid = withFunding(trade(PositionSide.LONG, 2, 100, 5, 101, ExitReason.TARGET, 0.6), "-0.25");
        TradeRow received = withFunding(trade(PositionSide.SHORT, 2, 101, 5, 100, ExitReason.TARGET, 1.1), "0.25");

        assertThat(costs(List.of(), List.of(paid)).feePaid().get()).isCloseTo(1e4 * 0.15 / 201, within(1e-9));
        assertThat(costs(List.of(), List.of(received)).feePaid().get()).isCloseTo(1e4 * 0.15 / 201, within(1e-9));
    }

    @Test
    void withoutTradesThereIsAReasonInsteadOfAFigure() {
        CostsPaid costs = costs(List.of(), List.of());

        assertThat(costs.feePaid().reason()).isEqualTo("no trades");
        assertThat(costs.filled().reason()).isEqualTo("no entries");
    }

    private static CostsPaid costs(List<DecisionRow> decisions, List<TradeRow> trades) {
        double[] prices = new double[400];
        Arrays.fill(prices, 100);
        Arrays.fill(prices, 5, 400, 101.5);
        BarSeries bars = flatBars(prices);
        SymbolRecords records = records(HOURS, bars, decisions, trades);
        return CostsPaid.of(records, LiveVersusSimulated.of(records, COSTS, VenueFilters.UNKNOWN), COSTS);
    }
}
