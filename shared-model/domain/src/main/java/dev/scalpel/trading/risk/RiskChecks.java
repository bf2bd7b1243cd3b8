package dev.scalpel.trading.risk;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Tactics;
import java.util.Optional;

/**
 * The risk limits. Each check returns its reason and figures, or empty when the limit holds. The simulator and the
 * execution handler use the same checks.
 */
public final class RiskChecks {

    private RiskChecks() {}

    /** The first violated limit of those that need only the account: daily loss, drawdown, consecutive losses, cool-down. */
    public static Optional<StandAside> ofAccount(
            RiskLimits limits, Tactics tactics, AccountView account, long barTime) {
        Optional<StandAside> first = dailyLoss(limits, account);
        first = first.isPresent() ? first : drawdown(limits, account);
        first = first.isPresent() ? first : lossesInARow(limits, account, barTime);
        return first.isPresent() ? first : coolDown(tactics, account, barTime);
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
        boolean paused = account.lossesInARow() >= limits.maxLossesInARow()
                && account.lastLossTime() != AccountView.NEVER
                && Minutes.between(account.lastLossTime(), barTime) < limits.pauseMinutes();
        return standAsideIf(
                paused,
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

    /** In both directions: the model saw a jump in our favour no more than one against us. */
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

    /** The age of a bar since its close, one minute after it opened. */
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
     * Checks open and new positions together, as a share of equity.
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
            boolean violated, StandAsideReason reason, String name, double value, String limitName, double limit) {
        return violated ? Optional.of(StandAside.because(reason, name, value, limitName, limit)) : Optional.empty();
    }
}
