package dev.scalpel.learning.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockReplayTest {

    private static final TimeBlock THREE_HOURS = new TimeBlock(0, 3 * HourlyReturns.HOUR_MILLIS);

    @Test
    void measuresEquityBetweenTheEndsOfTheHours() {
        // Up 1 % in minute 59 of the first hour, up 2 % in the second; bought with everything at the open of minute 1.
        BarSeries.Builder bars = new BarSeries.Builder(0);
        double price = 100;
        for (int minute = 0; minute < 180; minute++) {
            price *= minute == 59 ? 1.01 : minute == 90 ? 1.02 : 1;
            bars.add(new Bar(minute * Minutes.MILLIS, price, price, price, price, 1, 1, 0.5));
        }
        Bracket faraway = new Bracket(PositionSide.LONG, 50, 50, 1_000);
        Decision enter = Decision.Enter.byRule("test", faraway, 0.01, 1, new BracketTactics(0, 0, 1, 1, 1_000, 0));

        HourlyReturns hours = BlockReplay.hours(
                bars.build(), THREE_HOURS, (row, account) -> enter, SimulationSettings.of(Costs.FREE));

        assertThat(hours.returns()[0]).isEqualTo(0.01, within(1e-9));
        assertThat(hours.returns()[1]).isEqualTo(0.02, within(1e-9));
        assertThat(hours.returns()[2]).isZero();
        assertThat(hours.hour(2)).isEqualTo(2 * HourlyReturns.HOUR_MILLIS);
    }

    @Test
    void anHourWithoutBarsReturnsNothing() {
        BarSeries bars = BarSeries.of(new Bar(0, 100, 100, 100, 100, 1, 1, 0.5));

        assertThat(BlockReplay.hours(
                                bars,
                                THREE_HOURS,
                                (row, account) -> Decision.StandAside.noSignal(),
                                SimulationSettings.of(Costs.FREE))
                        .returns())
                .containsExactly(0, 0, 0);
    }

    @Test
    void utilityIsTheLogReturnPerDayLessVariance() {
        BlockReplay up = new BlockReplay(List.of(0.01, -0.01), 2, 0, 0, 0);

        // ln 1.01 + ln 0.99 = −0.0001; two returns of ±1 % cost 5 · 0.0001 each; two hours of 24.
        assertThat(up.utilityPerDay()).isEqualTo((-0.000100005 - 0.001) / 2 * 24, within(1e-9));
        assertThat(up.net()).isEqualTo(1.01 * 0.99 - 1, within(1e-15));
    }

    @Test
    void standingAsideIsWorthNothing() {
        assertThat(BlockReplay.flat(THREE_HOURS).utilityPerDay()).isZero();
        assertThat(BlockReplay.flat(THREE_HOURS).returnsIn(THREE_HOURS).size()).isEqualTo(3);
    }
}
