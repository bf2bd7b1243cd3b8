package dev.scalpel.trading;

/**
 * The account as stored between minutes.
 *
 * @param settledEquity without the open position's unrealised gain or loss
 * @param day UTC day of the newest bar since the epoch; {@link #NO_DAY} before the first bar
 * @param maxDrawdown largest drawdown so far, as a share of the peak
 */
public record AccountState(
        double equity,
        double settledEquity,
        double peakEquity,
        double maxDrawdown,
        long day,
        double dayStartEquity,
        int lossesInARow,
        long lastStopTime,
        long lastLossTime)
        implements AccountView {

    public static final long NO_DAY = Long.MIN_VALUE;

    public AccountState {
        Require.finite("equity", equity);
        Require.finite("settledEquity", settledEquity);
        Require.positive("peakEquity", peakEquity);
        Require.finite("dayStartEquity", dayStartEquity);
        Require.notNegative("lossesInARow", lossesInARow);
    }

    public static AccountState starting(double equity) {
        Require.positive("starting equity", equity);
        return new AccountState(equity, equity, equity, 0, NO_DAY, equity, 0, NEVER, NEVER);
    }
}
