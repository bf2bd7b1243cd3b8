package dev.scalpel.localexchange.perpetual.orders;

import java.math.BigDecimal;

/**
 * When and how a conditional order triggers.
 *
 * @param price the trigger price; zero for trailing and plain orders
 * @param priceProtect whether mark and contract price must be close to each other
 * @param closePosition whether it closes all of the position
 * @param activatePrice where a trailing stop begins to follow; zero for the present price
 * @param callbackRate how far the price must turn back, in percent; zero unless trailing
 */
public record TriggerTerms(
        BigDecimal price,
        WorkingType workingType,
        boolean priceProtect,
        boolean closePosition,
        BigDecimal activatePrice,
        BigDecimal callbackRate) {

    public static final TriggerTerms NONE = new TriggerTerms(
            BigDecimal.ZERO, WorkingType.CONTRACT_PRICE, false, false, BigDecimal.ZERO, BigDecimal.ZERO);
}
