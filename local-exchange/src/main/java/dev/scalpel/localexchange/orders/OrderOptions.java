package dev.scalpel.localexchange.orders;

import dev.scalpel.localexchange.market.SelfTradePrevention;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an order may carry besides its type, side and prices.
 *
 * @param icebergQuantity how much of it is shown at a time
 * @param strategyId a label of its owner's
 * @param strategyType another one, at least 1,000,000
 */
public record OrderOptions(
        Optional<BigDecimal> icebergQuantity,
        Optional<Long> strategyId,
        Optional<Long> strategyType,
        SelfTradePrevention selfTradePrevention) {

    static final OrderOptions NONE =
            new OrderOptions(Optional.empty(), Optional.empty(), Optional.empty(), SelfTradePrevention.NONE);
}
