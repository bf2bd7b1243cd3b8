package dev.scalpel.trading;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Decision.StandAside;
import java.util.Optional;

/**
 * The limits, each a rule of its own that answers with its reason and figures, or with nothing. The simulator and the
 * execution handler ask the same ones.
 */
public final class RiskChecks {

    private RiskChecks() {}

    /** The first of the limits that need only the account: daily loss, drawdown, losses in a row, cool-down. */
    public static Optional<StandAside> ofAccount(
            RiskLimits limits, Tactics tactics, AccountView account, long barTime) {
        return dailyLoss(limits, account)
                .or(() -> drawdown(limits, account))
                .or(() -> lossesInARow(limits, account, barTime))
                .or(() -> coolDown(tactics, account, barTime));
    }

    public static Optional<StandAside> dailyLoss(RiskLimits limits, AccountView account) {
        double lost = 1 - account.equity() / account.dayStartEquity();
        return standAsideIf(
                lost >= limits.maxDailyLoss(),
                StandAsideReason.DAILY_LOSS,
                "dailyLoss",
                lost,
                "maxDailyLoss",
                limits.maxDailyLoss());
    }

    public static Optional<StandAside> drawdown(RiskLimits limits, AccountView account) {
        double drawdown = 1 - account.equity() / account.peakEquity();
        return standAsideIf(
                drawdown >= limits.maxDrawdown(),
                StandAsideReason.DRAWDOWN,
                "drawdown",
                drawdown,
                "maxDrawdown",
                limits.maxDrawdown());
    }

    /** Counted in minutes from the exit's bar to the decision bar. */
    public static Optional<StandAside> lossesInARow(RiskLimits limits, AccountView account, long barTime) {
        boolean pausing = account.lossesInARow() >= limits.maxLossesInARow()
                && account.lastLossTime() != AccountView.NEVER
                && Minutes.between(account.lastLossTime(), barTime) < limits.pauseMinutes();
        return standAsideIf(
                pausing,
                StandAsideReason.LOSSES_IN_A_ROW,
                "lossesInARow",
                account.lossesInARow(),
                "maxLossesInARow",
                limits.maxLossesInARow());
    }

    /** Counted in minutes from the stop's bar to the decision bar. */
    public static Optional<StandAside> coolDown(Tactics tactics, AccountView account, long barTime) {
        if (account.lastStopTime() == AccountView.NEVER) {
            return Optional.empty();
        }
        long since = Minutes.between(account.lastStopTime(), barTime);
        return standAsideIf(
                since < tactics.coolDownMinutes(),
                StandAsideReason.COOL_DOWN,
                "minutesSinceStop",
                (double) since,
                "coolDownMinutes",
                tactics.coolDownMinutes());
    }

    /** Both ways: a jump in our favour is as little what the model saw as one against us. */
    public static Optional<StandAside> priceMoved(RiskLimits limits, double close, double price) {
        double move = Math.abs(price / close - 1);
        return standAsideIf(
                move > limits.maxPriceMove(),
                StandAsideReason.PRICE_MOVED,
                "priceMove",
                move,
                "maxPriceMove",
                limits.maxPriceMove());
    }

    /** The age of a bar counts from its close, one minute after it opened. */
    public static double barAgeSeconds(long barTime, long nowMillis) {
        return (nowMillis - Minutes.plus(barTime, 1)) / 1_000.0;
    }

    public static Optional<StandAside> staleBar(RiskLimits limits, long barTime, long nowMillis) {
        double ageSeconds = barAgeSeconds(barTime, nowMillis);
        return standAsideIf(
                ageSeconds > limits.maxBarAgeSeconds(),
                StandAsideReason.STALE_BAR,
                "barAgeSeconds",
                ageSeconds,
                "maxBarAgeSeconds",
                limits.maxBarAgeSeconds());
    }

    /**
     * What is open already and what would be added, as a share of equity.
     *
     * @param openNotional of the account's other positions, in the quote asset
     */
    public static Optional<StandAside> exposure(
            RiskLimits limits, double equity, double openNotional, double newNotional) {
        double exposure = (openNotional + newNotional) / equity;
        return standAsideIf(
                !(exposure <= limits.maxExposure()),
                StandAsideReason.EXPOSURE,
                "exposure",
                exposure,
                "maxExposure",
                limits.maxExposure());
    }

    private static Optional<StandAside> standAsideIf(
            boolean broken, StandAsideReason reason, String name, double value, String limitName, double limit) {
        return broken ? Optional.of(StandAside.because(reason, name, value, limitName, limit)) : Optional.empty();
    }
}
