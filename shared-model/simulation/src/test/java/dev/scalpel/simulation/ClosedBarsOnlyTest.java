package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.risk.RiskLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Promise 1: a decision for bar t reads bars up to t, and fills at the open of t+1 or later. */
class ClosedBarsOnlyTest {

    private static final Costs COSTS = Costs.of(0.0005, 0.0001);

    @Property(tries = 200)
    void whatComesAfterABarChangesNothingUpToIt(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 200) int cut, @ForAll @IntRange(max = 2) int delay) {
        BarSeries real = BarFixtures.wild(seed, 220);
        BarSeries other = real.slice(0, cut).join(shiftedTail(BarFixtures.wild(seed + 1, 220), real, cut));

        assertThat(storyUpTo(cut, other, seed, delay)).isEqualTo(storyUpTo(cut, real, seed, delay));
    }

    @Property(tries = 100)
    void everyEntryIsTheOpenOfALaterBarThanItsDecision(@ForAll long seed, @ForAll @IntRange(max = 2) int delay) {
        BarSeries bars = BarFixtures.wild(seed, 300);

        for (Trade trade : BatchSimulator.run(bars, new RandomRule(bars, seed, 0.5), settings(delay), 1_000)
                .trades()) {
            Position position = trade.position();
            int entryRow = bars.rowOf(position.entryTime());
            assertThat(position.entryTime()).isEqualTo(position.decisionTime() + (1 + delay) * Minutes.MILLIS);
            assertThat(position.entryPrice())
                    .isEqualTo(bars.open(entryRow) * (1 + position.side().sign() * COSTS.worsening(0)));
        }
    }

    @Property(tries = 50)
    void aLabelThatEndedBeforeACutIsTheSameWithoutTheRest(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int cut) {
        BarSeries bars = BarFixtures.wild(seed, 220);
        BracketGrid grid = BracketGrid.bothSides();
        LabelMatrix whole = LabelMatrix.of(bars, sigma(220), grid, COSTS, 0);
        LabelMatrix prefix = LabelMatrix.of(bars.slice(0, cut), sigma(cut), grid, COSTS, 0);

        for (int row = 0; row < cut; row++) {
            for (int bracket = 0; bracket < grid.size(); bracket++) {
                if (prefix.outcome(row, bracket).isResolved()) {
                    assertThat(prefix.outcome(row, bracket)).isEqualTo(whole.outcome(row, bracket));
                    assertThat(prefix.netReturn(row, bracket)).isEqualTo(whole.netReturn(row, bracket));
                    assertThat(prefix.exitTime(row, bracket)).isEqualTo(whole.exitTime(row, bracket));
                }
            }
        }
    }

    /** All events, and the equity, while the first {@code rows} bars are stepped through. */
    private static List<Object> storyUpTo(int rows, BarSeries bars, long seed, int delay) {
        List<Object> story = new ArrayList<>();
        long lastTime = bars.openTime(rows - 1);
        SimulationResult result = BatchSimulator.run(
                bars,
                new RandomRule(bars, seed, 0.5),
                settings(delay),
                TraderState.starting(1_000),
                new TraderListener() {
                    @Override
                    public void decided(long barTime, Decision decision) {
                        if (barTime <= lastTime) {
                            story.add(barTime + " " + decision);
                        }
                    }

                    @Override
                    public void entered(Position position) {
                        if (position.entryTime() <= lastTime) {
                            story.add(position);
                        }
                    }

                    @Override
                    public void closed(Trade trade) {
                        if (trade.exitTime() <= lastTime) {
                            story.add(trade);
                        }
                    }
                });
        for (int point = 0; point < rows; point++) {
            story.add(result.equityAt(point));
        }
        return story;
    }

    private static SimulationSettings settings(int delay) {
        return new SimulationSettings(COSTS, delay, RiskLimits.DEFAULT, VenueFilters.UNKNOWN, 0.98);
    }

    private static BarSeries shiftedTail(BarSeries source, BarSeries before, int rows) {
        long shift = before.openTime(rows - 1) + Minutes.MILLIS - source.firstOpenTime();
        List<Bar> bars = new ArrayList<>();
        for (int row = 0; row < source.size(); row++) {
            Bar bar = source.bar(row);
            bars.add(new Bar(
                    bar.openTime() + shift, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), 1, 0));
        }
        return BarSeries.of(bars);
    }

    private static double[] sigma(int rows) {
        double[] sigma = new double[rows];
        Arrays.fill(sigma, 0.002);
        return sigma;
    }
}
