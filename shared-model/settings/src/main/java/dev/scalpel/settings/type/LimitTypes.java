package dev.scalpel.settings.type;

import static dev.scalpel.settings.type.ValueTypes.decimal;
import static dev.scalpel.settings.type.ValueTypes.whole;

import java.math.BigDecimal;

/** The limits on entries that all settings have and a portfolio may have of its own: one rule for both. */
public final class LimitTypes {

    public static final ValueType<BigDecimal> LOSS_SHARE = decimal("0.001", "1");
    public static final ValueType<Integer> CONSECUTIVE_LOSSES = whole(1, 1_000);
    public static final ValueType<Integer> PAUSE_MINUTES = whole(0, 10_080);
    public static final ValueType<BigDecimal> PRICE_MOVE_BP = decimal("0.1", "1000");

    private LimitTypes() {}
}
