package dev.scalpel.localexchange.accountapi;

import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;

/** Finds the order of a call by the venue's order id or by the client order id. */
final class OrderFinder {

    private final Markets markets;
    private final OrderBook book;

    OrderFinder(Markets markets, OrderBook book) {
        this.markets = markets;
        this.book = book;
    }

    /**
     * The order of {@code symbol} with this id; the client id, when sent too, must be that order's (rest-api.md, "Cancel
     * order").
     *
     * @param code of the refusal when there is none
     */
    Order find(Parameters parameters, String idName, String clientIdName, int code, String message) {
        Market market = markets.of(parameters);
        // A client that uses its own id may send zero for the other one.
        long id = parameters.integer(idName).orElse(0L);
        if (id == 0) {
            String clientId = parameters
                    .clientId(clientIdName)
                    .orElseThrow(() -> ApiException.refused(
                            -1102,
                            "Param '" + clientIdName + "' or '" + idName
                                    + "' must be sent, but both were empty/null!"));
            return book.byClientId(market, clientId).orElseThrow(() -> ApiException.refused(code, message));
        }
        Order order = book.byId(market, id).orElseThrow(() -> ApiException.refused(code, message));
        if (parameters
                .clientId(clientIdName)
                .filter(mine -> !mine.equals(order.clientId()))
                .isPresent()) {
            throw ApiException.refused(-2039, "Client order ID is not correct for this order ID.");
        }
        return order;
    }
}
