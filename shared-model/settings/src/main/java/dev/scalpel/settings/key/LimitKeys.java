package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.decimal;
import static dev.scalpel.settings.type.ValueTypes.whole;

import dev.scalpel.settings.type.LimitTypes;
import dev.scalpel.trading.instrument.EntryWindow;
import java.math.BigDecimal;
import java.util.List;

/** The section {@code limits}. */
public final class LimitKeys {

    private static final KeyGroup KEYS = new KeyGroup();

    public static final SettingKey<BigDecimal> DAILY_LOSS = KEYS.declare(
            "limits.dailyLossShare",
            LimitTypes.LOSS_SHARE,
            new BigDecimal("0.03"),
            "No entry for the rest of the UTC day once this share of the equity at its start is lost.");
    public static final SettingKey<BigDecimal> DRAWDOWN = KEYS.declare(
            "limits.drawdownShare",
            LimitTypes.LOSS_SHARE,
            new BigDecimal("0.15"),
            "No entry once equity is this share below its peak, until `resume`.");
    public static final SettingKey<Integer> COOLDOWN = KEYS.declare(
            "limits.cooldownMinutes",
            whole(0, 10_080),
            5,
            "No entry for this long after a stop, or longer if the tactics require it.");
    public static final SettingKey<Integer> MAX_CONSECUTIVE_LOSSES = KEYS.declare(
            "limits.maxConsecutiveLosses",
            LimitTypes.CONSECUTIVE_LOSSES,
            6,
            "Entries of a symbol pause after this many consecutive losing trades.");
    public static final SettingKey<Integer> CONSECUTIVE_LOSS_PAUSE = KEYS.declare(
            "limits.consecutiveLossPauseMinutes",
            LimitTypes.PAUSE_MINUTES,
            240,
            "How long entries pause after `limits.maxConsecutiveLosses`.");
    public static final SettingKey<BigDecimal> MAX_PRICE_MOVE_BP = KEYS.declare(
            "limits.maxPriceMoveBp",
            LimitTypes.PRICE_MOVE_BP,
            new BigDecimal("50"),
            "No entry when the price has moved further than this from the decision bar's close, in basis points.");
    public static final SettingKey<Integer> STALE_BAR = KEYS.declare(
            "limits.staleBarSeconds", whole(10, 3_600), 50, "No entry on a bar that closed longer ago than this.");
    public static final SettingKey<BigDecimal> EXPOSURE_CAP = KEYS.declare(
            "limits.exposureCap",
            decimal("0.01", "0.98"),
            new BigDecimal("0.98"),
            "Maximum share of the account that all positions together may use.");
    public static final SettingKey<Integer> SESSION_END = KEYS.declare(
            "limits.sessionEndMinutes",
            whole(0, 1_440),
            EntryWindow.DEFAULT_MINUTES,
            "No entry in the last minutes of an instrument's trading session, if it has one.");
    public static final SettingKey<BigDecimal> LIQUIDATION_DISTANCE = KEYS.declare(
            "limits.liquidationDistance",
            decimal("0", "100"),
            new BigDecimal("3"),
            "No entry on margin whose price of liquidation is nearer than this many times the volatility of an hour"
                    + " (σ√60).");

    private LimitKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
