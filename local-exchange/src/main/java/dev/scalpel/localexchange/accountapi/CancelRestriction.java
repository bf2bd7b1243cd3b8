package dev.scalpel.localexchange.accountapi;

import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import java.util.Optional;

/** The state that an order must have to be cancelled (rest-api.md, "Regarding cancelRestrictions"). */
record CancelRestriction(Optional<Only> only) {

    private enum Only {
        ONLY_NEW,
        ONLY_PARTIALLY_FILLED
    }

    static CancelRestriction of(Parameters parameters) {
        return new CancelRestriction(
                parameters.choice("cancelRestrictions", Only.class, -1145, "Invalid cancelRestrictions"));
    }

    void require(Order order) {
        OrderStatus required =
                only.filter(Only.ONLY_NEW::equals).isPresent() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
        if (only.isPresent() && order.status().isOpen() && order.status() != required) {
            throw ApiException.refused(-2011, "Order was not canceled due to cancel restrictions.");
        }
    }
}
