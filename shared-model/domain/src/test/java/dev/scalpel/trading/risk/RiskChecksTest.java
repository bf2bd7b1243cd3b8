package dev.scalpel.trading.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskChecksTest {

    private static final RiskLimits LIMITS = new RiskLimits(0.05, 0.2, 3, 30, 0.01, 50, 0.98);
    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 60, 5);

    @Test
    void aDayThatLostFivePercentTakesNoMoreEntries() {
        assertThat(RiskChecks.dailyLoss(LIMITS, account(95.01, 100, 100, 0, -1, -1)))
                .isEmpty();
        assertThat(RiskChecks.dailyLoss(LIMITS, account(75, 100, 100, 0, -1, -1)))
                .contains(Decision.StandAside.because(
                        StandAsideReason.DAILY_LOSS, "dailyLoss", 0.25, "maxDailyLoss", 0.05));
    }

    @Test
    void aFallOfAFifthFromThePeakTakesNoMoreEntries() {
        assertThat(RiskChecks.drawdown(LIMITS, account(80.01, 100, 80, 0, -1, -1)))
                .isEmpty();
        assertThat(RiskChecks.drawdown(LIMITS, account(75, 100, 75, 0, -1, -1)))
                .hasValueSatisfying(refusal ->
                        assertThat(refusal.figures()).isEqualTo(Map.of("drawdown", 0.25, "maxDrawdown", 0.2)));
    }

    @Test
    void threeLossesInARowPauseForHalfAnHourFromTheLast() {
        assertThat(RiskChecks.lossesInARow(LIMITS, account(100, 100, 100, 3, -1, 10), minute(39)))
                .isPresent();
        assertThat(RiskChecks.lossesInARow(LIMITS, account(100, 100, 100, 3, -1, 10), minute(40)))
                .isEmpty();
        assertThat(RiskChecks.lossesInARow(LIMITS, account(100, 100, 100, 2, -1, 10), minute(11)))
                .isEmpty();
    }

    @Test
    void aStopCoolsDownForItsMinutes() {
        assertThat(RiskChecks.coolDown(TACTICS, account(100, 100, 100, 1, 10, 10), minute(14)))
                .isPresent();
        assertThat(RiskChecks.coolDown(TACTICS, account(100, 100, 100, 1, 10, 10), minute(15)))
                .isEmpty();
        assertThat(RiskChecks.coolDown(TACTICS, account(100, 100, 100, 0, -1, -1), minute(0)))
                .isEmpty();
    }

    @Test
    void aPriceThatMovedMoreThanOnePercentEitherWayIsLeft() {
        assertThat(RiskChecks.priceMoved(LIMITS, 100, 100.9)).isEmpty();
        assertThat(RiskChecks.priceMoved(LIMITS, 100, 101.1)).isPresent();
        assertThat(RiskChecks.priceMoved(LIMITS, 100, 98.9)).isPresent();
    }

    @Test
    void aBarThatClosedFiftyOneSecondsAgoIsStale() {
        assertThat(RiskChecks.staleBar(LIMITS, minute(0), minute(1) + 50_000)).isEmpty();
        assertThat(RiskChecks.staleBar(LIMITS, minute(0), minute(1) + 51_000)).isPresent();
    }

    @Test
    void whatIsOpenAlreadyCountsAgainstTheExposure() {
        assertThat(RiskChecks.exposure(LIMITS, 100, 50, 48)).isEmpty();
        assertThat(RiskChecks.exposure(LIMITS, 100, 50, 49)).isPresent();
        assertThat(RiskChecks.exposure(LIMITS, 0, 0, 1)).isPresent();
    }

    @Test
    void allAccountLimitsAreCheckedInOrder() {
        AccountState lostAll = account(50, 100, 100, 3, 10, 10);

        assertThat(RiskChecks.ofAccount(LIMITS, TACTICS, lostAll, minute(11)))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(StandAsideReason.DAILY_LOSS));
        assertThat(RiskChecks.ofAccount(LIMITS, TACTICS, account(99, 100, 100, 1, 10, 10), minute(11)))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(StandAsideReason.COOL_DOWN));
        assertThat(RiskChecks.ofAccount(LIMITS, TACTICS, account(99, 100, 100, 1, 10, 10), minute(15)))
                .isEmpty();
    }

    @Test
    void eachAccountLimitIsCheckedWhenThoseBeforeItAreKept() {
        assertThat(RiskChecks.ofAccount(LIMITS, TACTICS, account(75, 100, 75, 3, 10, 10), minute(11)))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(StandAsideReason.DRAWDOWN));
        assertThat(RiskChecks.ofAccount(LIMITS, TACTICS, account(99, 100, 100, 3, 10, 10), minute(11)))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.reason()).isEqualTo(StandAsideReason.LOSSES_IN_A_ROW));
    }

    /** A quarter is exact in a double. */
    @Test
    void aLossAtItsLimitIsRefusedAndAMoveAtItsLimitIsNot() {
        RiskLimits quarter = new RiskLimits(0.25, 0.25, 3, 30, 0.25, 50, 0.98);
        assertThat(RiskChecks.dailyLoss(quarter, account(75, 100, 100, 0, -1, -1)))
                .isPresent();
        assertThat(RiskChecks.drawdown(quarter, account(75, 100, 75, 0, -1, -1)))
                .isPresent();
        assertThat(RiskChecks.priceMoved(quarter, 100, 125)).isEmpty();
        assertThat(RiskChecks.priceMoved(quarter, 100, 75)).isEmpty();
    }

    @Test
    void noLimitsRefuseNothingButAnEmptyAccount() {
        assertThat(RiskChecks.ofAccount(RiskLimits.NONE, TACTICS, account(1, 100, 100, 99, -1, 10), minute(10)))
                .isEmpty();
        assertThat(RiskChecks.ofAccount(RiskLimits.NONE, TACTICS, account(0, 100, 100, 99, -1, 10), minute(10)))
                .isPresent();
    }

    /** The words are made of the figures that the checks give: a name that one of them does not know would not be a number. */
    @Test
    void everyLimitIsSaidInWords() {
        AccountState lost = account(75, 100, 80, 3, -1, 10);
        assertThat(RiskChecks.dailyLoss(LIMITS, lost).map(LimitText::of))
                .contains("the account has lost 6.25 % today, and no entry is made from 5 % on");
        assertThat(RiskChecks.drawdown(LIMITS, lost).map(LimitText::of))
                .contains(
                        "the account is 25 % below its highest value, and no entry is made from 20 % on until you resume");
        assertThat(RiskChecks.lossesInARow(LIMITS, lost, minute(39)).map(LimitText::of))
                .contains("the strategy is paused after 3 losses in a row (now 3)");
        assertThat(RiskChecks.priceMoved(LIMITS, 100, 102.5).map(LimitText::of))
                .contains("the price is 2.5 % from the signal's, and at most 1 % is allowed");
        EntryWindow window = new EntryWindow(TradingSession.FOREX, 30);
        assertThat(window.refusal(Instant.parse("2026-11-28T15:00:00Z").toEpochMilli())
                        .map(LimitText::of))
                .as("a Saturday")
                .contains("outside of the trading session of its instrument");
        assertThat(window.refusal(Instant.parse("2026-11-27T21:50:00Z").toEpochMilli())
                        .map(LimitText::of))
                .contains(
                        "the trading session of its instrument ends in 10 minutes, and no entry is made in its last 30");
        assertThat(LimitText.of(Decision.StandAside.because(StandAsideReason.COOL_DOWN)))
                .isEqualTo("cool down");
    }

    private static long minute(int minute) {
        return minute * Minutes.MILLIS;
    }

    private static AccountState account(
            double equity, double peak, double dayStart, int lossesInARow, int stopMinute, int lossMinute) {
        return new AccountState(
                equity,
                equity,
                peak,
                0,
                0,
                dayStart,
                lossesInARow,
                stopMinute < 0 ? AccountView.NEVER : minute(stopMinute),
                lossMinute < 0 ? AccountView.NEVER : minute(lossMinute));
    }
}
