package dev.scalpel.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A backtest's decisions say what became of an entry, as those of the function on paper do. */
class DecisionRecorderTest {

    private static final Decision.Enter LONG = Decision.Enter.byRule(
            "test", new Bracket(PositionSide.LONG, 20, 20, 3), 0.01, 1, new BracketTactics(0, 0, 1, 1, 3, 0));

    @Test
    void aQuoteThatNothingTradedThroughHasLapsedAfterItWaited() {
        // A rising price leaves the quote of 100 behind.
        assertThat(reasons(100, 101, 102, 103)).containsExactly("LAPSED", "ENTRY_PENDING", "COOL_DOWN", "COOL_DOWN");
    }

    @Test
    void aQuoteThatFilledInItsSecondMinuteWasEntered() {
        assertThat(reasons(100, 101, 99, 99)).containsExactly("ENTER", "ENTRY_PENDING", "IN_POSITION", "IN_POSITION");
    }

    /** Of a rule that enters on the first bar only. */
    private static List<String> reasons(double... prices) {
        BarSeries.Builder builder = new BarSeries.Builder(prices.length);
        for (int row = 0; row < prices.length; row++) {
            double price = prices[row];
            builder.add(row * Minutes.MILLIS, price, price, price, price, 1, 1, 0);
        }
        BarSeries bars = builder.build();
        DecisionRecorder recorder = new DecisionRecorder(StrategyId.MODEL, bars);
        BatchSimulator.run(
                bars,
                (row, account) -> row == 0 ? LONG : Decision.StandAside.because(StandAsideReason.COOL_DOWN),
                SimulationSettings.of(Costs.FREE).withMaker(Optional.of(MakerEntry.once(2))),
                TraderState.starting(10_000),
                recorder);
        return recorder.rows().stream().map(DecisionRow::reason).toList();
    }
}
