package dev.scalpel.execution.account;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.ExitReason;

/**
 * The transitions of a symbol's account at a venue: the simulator's arithmetic, applied to what the venue filled. Pure. A
 * property test holds it to the simulator's running account.
 */
public final class AccountTransitions {

    private AccountTransitions() {}

    /** A new UTC day begins with the equity of the bar before it. */
    public static AccountState beginBar(AccountState account, long bar) {
        long day = AccountRollUp.dayOf(bar);
        boolean newDay = account.day() != AccountState.NO_DAY && day > account.day();
        return new AccountState(
                account.equity(),
                account.settledEquity(),
                account.peakEquity(),
                account.maxDrawdown(),
                Math.max(day, account.day()),
                newDay ? account.equity() : account.dayStartEquity(),
                account.lossesInARow(),
                account.lastStopTime(),
                account.lastLossTime());
    }

    /** A trade is closed: its profit is settled, and losses and stops start their cool-downs. */
    public static AccountState settle(AccountState account, double netProfit, ExitReason reason, long exitMillis) {
        long minute = Minutes.floor(exitMillis);
        boolean won = netProfit > 0;
        double settled = account.settledEquity() + netProfit;
        AccountState after = new AccountState(
                account.equity(),
                settled,
                account.peakEquity(),
                account.maxDrawdown(),
                account.day(),
                account.dayStartEquity(),
                won ? 0 : account.lossesInARow() + 1,
                startsCoolDown(reason) ? minute : account.lastStopTime(),
                won ? account.lastLossTime() : minute);
        return mark(after, settled);
    }

    private static boolean startsCoolDown(ExitReason reason) {
        return reason == ExitReason.STOP || reason == ExitReason.LIQUIDATION;
    }

    /** @param equity including the value of the open position */
    public static AccountState mark(AccountState account, double equity) {
        double peak = Math.max(account.peakEquity(), equity);
        return new AccountState(
                equity,
                account.settledEquity(),
                peak,
                Math.max(account.maxDrawdown(), 1 - equity / peak),
                account.day(),
                account.dayStartEquity(),
                account.lossesInARow(),
                account.lastStopTime(),
                account.lastLossTime());
    }

    /** The operator has lifted a drawdown that had reached its limit: the peak is the equity, the record stays. */
    public static AccountState drawdownLifted(AccountState account, double maxDrawdown) {
        boolean reached = 1 - account.equity() / account.peakEquity() >= maxDrawdown && account.equity() > 0;
        return reached
                ? new AccountState(
                        account.equity(),
                        account.settledEquity(),
                        account.equity(),
                        account.maxDrawdown(),
                        account.day(),
                        account.dayStartEquity(),
                        account.lossesInARow(),
                        account.lastStopTime(),
                        account.lastLossTime())
                : account;
    }
}
