package dev.scalpel.venue.oanda;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The body of an order ("Order Definitions"). What trades at once and has a limit is good until its intent's validity ends (GTD): the
 * venue rejects it when it arrives later. A stop, which has no such time, may only reduce a position.
 */
final class OandaOrderRequests {

    private OandaOrderRequests() {}

    static Map<String, Object> create(Symbol symbol, NewOrder order, Signing signing) {
        Map<String, Object> body = new TreeMap<>();
        body.put("type", order.type() == NewOrder.Type.STOP_MARKET ? "STOP" : "LIMIT");
        body.put("instrument", OandaAdapter.instrument(symbol));
        body.put(
                "units",
                plain(
                        order.side() == OrderSide.BUY
                                ? order.quantity()
                                : order.quantity().negate()));
        body.put("positionFill", order.reduceOnly() ? "REDUCE_ONLY" : "DEFAULT");
        body.put("clientExtensions", Map.of("id", order.clientId()));
        switch (order.type()) {
            case IMMEDIATE -> {
                body.put("price", plain(order.limit().orElseThrow()));
                body.put("timeInForce", "GTD");
                body.put("gtdTime", Instant.ofEpochMilli(signing.validUntil()).toString());
            }
            case STOP_MARKET -> {
                body.put("price", plain(order.trigger().orElseThrow()));
                body.put("timeInForce", "GTC");
            }
            case MARKET, POST_ONLY, STOP_LIMIT, TARGET_MARKET ->
                throw new IllegalArgumentException(
                        "no order of type " + order.type() + " is sent to this venue: " + order.clientId());
        }
        return Map.of("order", body);
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }
}
