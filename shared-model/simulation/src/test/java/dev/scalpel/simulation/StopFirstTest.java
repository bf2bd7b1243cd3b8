package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static dev.scalpel.simulation.BarFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/**
 * Rule 3 in its two places: {@link FillRules#exit} and {@link PackedLabels#selectFirstExits}. That all other rules agree
 * as well is tested by {@link LabelMatrixTest}.
 */
class StopFirstTest {

    private static final double SIGMA = 0.01;

    @Property(tries = 200)
    void aBarThatTouchesBothStopsThePositionAndLabelsItSo(
            @ForAll PositionSide side,
            @ForAll @DoubleRange(min = 0.5, max = 40) double stopSigmas,
            @ForAll @DoubleRange(min = 0.5, max = 8) double targetSigmas,
            @ForAll @IntRange(min = 1, max = 9) int touched) {
        BracketGrid grid = new BracketGrid(List.of(side), List.of(stopSigmas), List.of(targetSigmas), 10);
        BarSeries.Builder builder = new BarSeries.Builder(12);
        for (int minute = 0; minute < 12; minute++) {
            builder.add(minute == touched ? bar(minute, 100, 200, 1, 100) : flat(minute, 100));
        }
        BarSeries bars = builder.build();
        double[] sigma = new double[bars.size()];
        sigma[0] = SIGMA;

        Position position = Position.enter(
                new ByModel("m", grid.bracket(0), SIGMA), minute(0), minute(1), 100, new BigDecimal("1"));
        FillRules.Exit exit = FillRules.exit(
                        position,
                        ExitLevels.of(position, PriceTicks.NONE, Double.NaN),
                        minute(touched),
                        100,
                        200,
                        1,
                        Costs.FREE)
                .orElseThrow();
        LabelMatrix labels = LabelMatrix.of(bars, sigma, grid, Costs.FREE, 0);

        assertThat(exit.reason()).isEqualTo(ExitReason.STOP);
        assertThat(labels.outcome(0, 0)).isEqualTo(LabelOutcome.STOP);
        assertThat(labels.exitTime(0, 0)).isEqualTo(minute(touched));
        assertThat(labels.netReturn(0, 0))
                .isEqualTo(Costs.FREE.netReturn(side, 100, exit.price(), minute(1), minute(touched), exit.reason()));
    }
}
