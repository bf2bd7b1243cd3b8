package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static dev.scalpel.simulation.BarFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.SizeSlippage;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelMatrixTest {

    @Test
    void aStopATargetAndATimeLimitInOneRowByHand() {
        // Entry at 100. Minute 1 falls to 99 (stop 1 % touched), minute 2 rises to 103 (target 3 % touched).
        BarSeries bars = BarSeries.of(
                flat(0, 50), bar(1, 100, 100, 99, 100), bar(2, 100, 103, 100, 102), flat(3, 102), flat(4, 101));
        BracketGrid grid = new BracketGrid(List.of(PositionSide.LONG), List.of(1.0, 2.0), List.of(3.0, 4.0), 3);

        LabelMatrix labels = LabelMatrix.of(bars, new double[] {0.01, 0, 0, 0, 0}, grid, Costs.FREE, 0);

        assertThat(labels.outcome(0, 0)).isEqualTo(LabelOutcome.STOP);
        assertThat(labels.netReturn(0, 0)).isEqualTo(0.99 * 0.9975 - 1, within(1e-12));
        assertThat(labels.heldMinutes(0, 0)).isZero();
        assertThat(labels.outcome(0, 2)).isEqualTo(LabelOutcome.TARGET);
        assertThat(labels.netReturn(0, 2)).isEqualTo(0.03, within(1e-12));
        assertThat(labels.heldMinutes(0, 2)).isEqualTo(1);
        assertThat(labels.outcome(0, 3)).isEqualTo(LabelOutcome.TIME_LIMIT);
        assertThat(labels.netReturn(0, 3)).isEqualTo(0.01, within(1e-12));
        assertThat(labels.exitTime(0, 3)).isEqualTo(minute(4));
        assertThat(labels.isComplete(0)).isTrue();
    }

    @Test
    void aRowWithoutSigmaWithoutEntryOrWithoutEndIsMarkedSo() {
        BarSeries bars = BarSeries.of(flat(0, 100), flat(1, 100), flat(2, 100), flat(4, 100), flat(5, 100));
        BracketGrid grid = new BracketGrid(List.of(PositionSide.LONG), List.of(1.0), List.of(1.0), 2);

        LabelMatrix labels =
                LabelMatrix.of(bars, new double[] {Double.NaN, 0.01, 0.01, 0.01, 0.01}, grid, Costs.FREE, 0);

        assertThat(labels.outcome(0, 0)).isEqualTo(LabelOutcome.NO_SIGMA);
        assertThat(labels.outcome(1, 0)).isEqualTo(LabelOutcome.TIME_LIMIT);
        assertThat(labels.outcome(2, 0)).isEqualTo(LabelOutcome.NO_ENTRY);
        assertThat(labels.outcome(3, 0)).isEqualTo(LabelOutcome.OPEN_AT_END);
        assertThat(labels.outcome(4, 0)).isEqualTo(LabelOutcome.NO_ENTRY);
        assertThat(labels.netReturn(2, 0)).isNaN();
        assertThat(labels.isComplete(3)).isFalse();
        assertThatThrownBy(() -> labels.exitTime(3, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no exit: OPEN_AT_END at row 3, bracket L-s1-g1-h2");
    }

    @Test
    void refusesCostsThatDependOnTheSizeOfAnOrder() {
        Costs sized = Costs.FREE.withSlippage(new SizeSlippage(0, List.of(new SizeSlippage.Step(1, 0.001))));

        assertThatThrownBy(() ->
                        LabelMatrix.of(BarSeries.of(flat(0, 100)), new double[1], BracketGrid.longOnly(), sized, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("slippage depends on the size of an order");
    }

    @Test
    void refusesSigmasOfAnotherLength() {
        assertThatThrownBy(() -> LabelMatrix.of(
                        BarSeries.of(flat(0, 100)), new double[2], BracketGrid.longOnly(), Costs.FREE, 0))
                .hasMessage("there must be one sigma per row: 2 for 1 rows");
    }
}
