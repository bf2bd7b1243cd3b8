package dev.scalpel.execution.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.ExitReason;
import org.junit.jupiter.api.Test;

/** An account of 1,000 through its days and trades. */
class AccountTransitionsTest {

    private static final long DAY = 86_400_000;
    private static final AccountState START = AccountState.starting(1_000);

    @Test
    void aDayStartsFromTheEquityOfTheBarBeforeIt() {
        AccountState first = AccountTransitions.beginBar(START, 5 * DAY);
        assertThat(first.day()).isEqualTo(5);
        AccountState lost = AccountTransitions.mark(first, 990);
        assertThat(AccountTransitions.beginBar(lost, 6 * DAY - 1).dayStartEquity())
                .isEqualTo(1_000);
        AccountState next = AccountTransitions.beginBar(lost, 6 * DAY);
        assertThat(next.dayStartEquity()).isEqualTo(990);
        assertThat(next.day()).isEqualTo(6);
        assertThat(AccountTransitions.beginBar(next, 5 * DAY)).isEqualTo(next);
    }

    @Test
    void theFirstBarStartsNoNewDay() {
        AccountState marked = AccountTransitions.mark(START, 990);
        assertThat(AccountTransitions.beginBar(marked, 5 * DAY).dayStartEquity())
                .isEqualTo(1_000);
    }

    @Test
    void aGainEndsALosingStreakAndZeroIsALoss() {
        AccountState none = AccountTransitions.settle(START, 0, ExitReason.TIME_LIMIT, 61_000);
        assertThat(none.lossesInARow()).isEqualTo(1);
        assertThat(none.lastLossTime()).isEqualTo(60_000);
        assertThat(none.lastStopTime()).isEqualTo(AccountView.NEVER);
        AccountState stopped = AccountTransitions.settle(none, -10, ExitReason.STOP, 121_000);
        assertThat(stopped.lossesInARow()).isEqualTo(2);
        assertThat(stopped.lastStopTime()).isEqualTo(120_000);
        assertThat(stopped.equity()).isEqualTo(990);
        assertThat(stopped.maxDrawdown()).isEqualTo(0.01, within(1e-12));
        AccountState won = AccountTransitions.settle(stopped, 20, ExitReason.TARGET, 181_000);
        assertThat(won.lossesInARow()).isZero();
        assertThat(won.lastLossTime()).isEqualTo(120_000);
        assertThat(won.peakEquity()).isEqualTo(1_010);
        assertThat(won.settledEquity()).isEqualTo(1_010);
    }

    /** From a peak of 1,000 to 900: a drawdown of exactly a tenth. */
    @Test
    void aDrawdownIsLiftedOnlyOnceItHasReachedItsLimit() {
        AccountState lost = AccountTransitions.mark(START, 900);

        assertThat(AccountTransitions.drawdownLifted(lost, 0.1001)).isEqualTo(lost);
        AccountState lifted = AccountTransitions.drawdownLifted(lost, 1 - 0.9);
        assertThat(lifted.peakEquity()).isEqualTo(900);
        assertThat(lifted.equity()).isEqualTo(900);
        assertThat(lifted.maxDrawdown()).isEqualTo(0.1, within(1e-12));
        assertThat(AccountTransitions.drawdownLifted(lifted, 0.1)).isEqualTo(lifted);
    }

    /** A peak of nothing would make every later drawdown infinite. */
    @Test
    void nothingIsLiftedFromAnEmptyAccount() {
        AccountState empty = AccountTransitions.mark(START, 0);

        assertThat(AccountTransitions.drawdownLifted(empty, 0.1)).isEqualTo(empty);
    }
}
