package dev.scalpel.localexchange.orderentry;

import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;

/** Which two orders may form an OCO, and how their prices must lie (rest-api.md "New Order list - OCO", errors.md). */
public final class OrderListRules {

    private OrderListRules() {}

    public static void checkTypes(OrderSide side, OrderType above, OrderType below) {
        boolean buys = side == OrderSide.BUY;
        for (OrderType type : new OrderType[] {above, below}) {
            if (type == OrderType.LIMIT || type == OrderType.MARKET) {
                throw ApiException.refused(-1158, "Order type not supported in OCO.");
            }
        }
        if (above == OrderType.LIMIT_MAKER && below == OrderType.LIMIT_MAKER) {
            throw ApiException.refused(-1168, "At least one OCO order must be contingent.");
        }
        if ((buys ? above : below) == OrderType.LIMIT_MAKER) {
            throw buys
                    ? ApiException.refused(-1165, "A limit order in a buy OCO must be below.")
                    : ApiException.refused(-1166, "A limit order in a sell OCO must be above.");
        }
        if ((buys ? below : above).stopsLoss()) {
            throw buys
                    ? ApiException.refused(-1196, "A stop loss order in a buy OCO must be above.")
                    : ApiException.refused(-1197, "A stop loss order in a sell OCO must be below.");
        }
        if ((buys ? above : below).takesProfit()) {
            throw buys
                    ? ApiException.refused(-1198, "A take profit order in a buy OCO must be below.")
                    : ApiException.refused(-1199, "A take profit order in a sell OCO must be above.");
        }
    }

    /** The last price must lie between the legs, and not on one of them. */
    static void checkPrices(OrderRequest above, OrderRequest below, BigDecimal price) {
        if (level(above).compareTo(price) <= 0 || level(below).compareTo(price) >= 0) {
            throw ApiException.rejected("The relationship of the prices for the orders is not correct.");
        }
    }

    private static BigDecimal level(OrderRequest leg) {
        return switch (leg.type()) {
            case LIMIT_MAKER, TAKE_PROFIT_LIMIT, LIMIT -> leg.price();
            case TAKE_PROFIT, STOP_LOSS, STOP_LOSS_LIMIT -> leg.stopPrice();
            case MARKET -> throw new IllegalStateException("a market order has no level: " + leg);
        };
    }
}
