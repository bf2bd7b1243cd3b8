package dev.scalpel.localexchange.orders;

import dev.scalpel.localexchange.market.SelfTradePrevention;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The optional attributes of an order.
 *
 * @param icebergQuantity the visible quantity
 * @param strategyId an arbitrary label of the client
 * @param strategyType another label, at least 1,000,000
 */
public record OrderOptions(
        Optional<BigDecimal> icebergQuantity,
        Optional<Long> strategyId,
        Optional<Long> strategyType,
        SelfTradePrevention selfTradePrevention) {

    static final OrderOptions NONE =
            new OrderOptions(Optional.empty(), Optional.empty(), Optional.empty(), SelfTradePrevention.NONE);
}
