package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedAccountTest {

    private static final long DAY = Minutes.PER_DAY * Minutes.MILLIS;

    private final SimulatedAccount account = new SimulatedAccount(AccountState.starting(1_000));

    @Test
    void aProfitSettlesAndEndsASeriesOfLosses() {
        account.settle(trade(-10, ExitReason.TIME_LIMIT, 5));
        account.settle(trade(-20, ExitReason.STOP, 6));

        assertThat(account.settledEquity()).isEqualTo(970);
        assertThat(account.lossesInARow()).isEqualTo(2);
        assertThat(account.lastLossTime()).isEqualTo(BarFixtures.minute(6));

        account.settle(trade(30, ExitReason.TARGET, 7));

        assertThat(account.settledEquity()).isEqualTo(1_000);
        assertThat(account.lossesInARow()).isZero();
        assertThat(account.lastLossTime()).isEqualTo(BarFixtures.minute(6));
        assertThat(account.lastStopTime()).isEqualTo(BarFixtures.minute(6));
    }

    @Test
    void onlyAStopIsRememberedAsOne() {
        account.settle(trade(-10, ExitReason.TIME_LIMIT, 5));
        assertThat(account.lastStopTime()).isEqualTo(AccountView.NEVER);
        account.settle(trade(10, ExitReason.STOP, 6));
        assertThat(account.lastStopTime()).isEqualTo(BarFixtures.minute(6));
    }

    @Test
    void aTradeForNothingIsALoss() {
        account.settle(trade(0, ExitReason.TIME_LIMIT, 5));
        assertThat(account.lossesInARow()).isEqualTo(1);
    }

    /** Two days and a half, of a long of one coin bought at 100; the walk reaches new highs and new lows. */
    @Test
    void barsThatAreMarkedTogetherGiveWhatEachGivesAlone() {
        BarSeries bars = BarFixtures.wild(4, 3_600);
        SimulatedAccount together = new SimulatedAccount(AccountState.starting(1_000));
        SimulatedAccount alone = new SimulatedAccount(AccountState.starting(1_000));
        double[] curve = new double[bars.size()];
        double[] expected = new double[bars.size()];
        SplittableRandom random = new SplittableRandom(4);
        for (int from = 0; from < bars.size(); ) {
            int to = Math.min(bars.size(), from + 1 + random.nextInt(2_000));
            together.mark(bars, from, to, 1, -100, curve);
            for (int row = from; row < to; row++) {
                alone.beginBar(bars.openTime(row));
                alone.mark(1_000 + (bars.close(row) - 100));
                expected[row] = alone.equity();
            }
            assertThat(together.state()).isEqualTo(alone.state());
            from = to;
        }
        assertThat(curve).isEqualTo(expected);
        assertThat(alone.state().maxDrawdown()).isPositive();
        assertThat(alone.peakEquity()).isGreaterThan(1_000);
    }

    @Test
    void theDrawdownIsTheDeepestFallFromThePeakBeforeIt() {
        account.mark(1_100);
        account.mark(990);
        account.mark(1_045);
        assertThat(account.state().maxDrawdown()).isEqualTo(0.1, within(1e-12));
        account.mark(1_200);
        account.mark(1_140);

        assertThat(account.peakEquity()).isEqualTo(1_200);
        assertThat(account.equity()).isEqualTo(1_140);
        assertThat(account.state().maxDrawdown()).isEqualTo(0.1, within(1e-12));
        account.mark(960);
        assertThat(account.state().maxDrawdown()).isEqualTo(0.2, within(1e-12));
    }

    @Test
    void aDrawdownThatWasStoredIsDeepenedOnlyByADeeperOne() {
        SimulatedAccount resumed =
                new SimulatedAccount(new AccountState(900, 900, 1_000, 0.1, 0, 1_000, 0, AccountView.NEVER, 5));

        resumed.mark(950);
        assertThat(resumed.state().maxDrawdown()).isEqualTo(0.1);
        resumed.mark(850);
        assertThat(resumed.state().maxDrawdown()).isEqualTo(0.15, within(1e-12));
    }

    @Test
    void aDayStartsFromTheEquityOfTheLastBarBeforeIt() {
        account.beginBar(10);
        account.mark(900);
        account.beginBar(DAY - Minutes.MILLIS);
        assertThat(account.dayStartEquity()).isEqualTo(1_000);
        account.mark(800);
        account.beginBar(DAY);
        assertThat(account.dayStartEquity()).isEqualTo(800);
        assertThat(account.state().day()).isEqualTo(1);
        account.mark(700);
        account.beginBar(2 * DAY - Minutes.MILLIS);
        assertThat(account.dayStartEquity()).isEqualTo(800);
        account.beginBar(4 * DAY);
        assertThat(account.dayStartEquity()).isEqualTo(700);
        assertThat(account.state().day()).isEqualTo(4);
    }

    @Test
    void aStoredAccountContinuesItsDay() {
        SimulatedAccount resumed = new SimulatedAccount(new AccountState(900, 910, 1_000, 0.1, 1, 950, 2, 7, 8));

        assertThat(resumed.state()).isEqualTo(new AccountState(900, 910, 1_000, 0.1, 1, 950, 2, 7, 8));
        resumed.beginBar(2 * DAY - Minutes.MILLIS);
        assertThat(resumed.dayStartEquity()).isEqualTo(950);
        resumed.beginBar(2 * DAY);
        assertThat(resumed.dayStartEquity()).isEqualTo(900);
    }

    private static Trade trade(double profit, ExitReason reason, int minute) {
        Position position = Position.enter(
                new ByModel("m", new Bracket(PositionSide.LONG, 2, 4, 30), 0.01),
                BarFixtures.minute(0),
                BarFixtures.minute(1),
                100,
                BigDecimal.ONE);
        return new Trade(position, BarFixtures.minute(minute), 100 + profit, reason, profit / 100, profit);
    }
}
