package dev.scalpel.trading.risk;

import dev.scalpel.trading.Decision.StandAside;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Why a limit forbids an entry, in words. */
public final class LimitText {

    private static final MathContext SHOWN = new MathContext(4);

    private LimitText() {}

    public static String of(StandAside limit) {
        return switch (limit.reason()) {
            case DAILY_LOSS ->
                "the account has lost " + percent(limit, "dailyLoss") + " today, and no entry is made from "
                        + percent(limit, "maxDailyLoss") + " on";
            case DRAWDOWN ->
                "the account is " + percent(limit, "drawdown") + " below its highest value, and no entry is made from "
                        + percent(limit, "maxDrawdown") + " on until you resume";
            case LOSSES_IN_A_ROW ->
                "the strategy is paused after " + number(limit, "maxLossesInARow", 1) + " losses in a row (now "
                        + number(limit, "lossesInARow", 1) + ")";
            case PRICE_MOVED ->
                "the price is " + percent(limit, "priceMove") + " from the signal's, and at most "
                        + percent(limit, "maxPriceMove") + " is allowed";
            case MARKET_CLOSED -> "outside of the trading session of its instrument";
            case SESSION_ENDING ->
                "the trading session of its instrument ends in " + number(limit, "minutesToSessionEnd", 1)
                        + " minutes, and no entry is made in its last " + number(limit, "sessionEndMinutes", 1);
            default -> limit.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String percent(StandAside limit, String name) {
        return number(limit, name, 100) + " %";
    }

    private static String number(StandAside limit, String name, int factor) {
        return BigDecimal.valueOf(limit.figures().getOrDefault(name, Double.NaN) * factor)
                .round(SHOWN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
