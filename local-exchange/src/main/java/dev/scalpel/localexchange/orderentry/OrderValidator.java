package dev.scalpel.localexchange.orderentry;

import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.matching.OrderList;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Reason;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;

/** Whether an order is accepted: the market's state, its filters, and the account's open orders. */
public final class OrderValidator {

    private final OrderBook book;
    private final Wallet wallet;

    public OrderValidator(OrderBook book, Wallet wallet) {
        this.book = book;
        this.wallet = wallet;
    }

    /** Checks an order by itself. */
    void check(OrderRequest request, long now) {
        Market market = request.market();
        if (market.setStatus(now) != SymbolStatus.TRADING) {
            // The API refuses it before the engine, hence not -2010: github.com/ccxt/ccxt/pull/6570 shows an answer.
            throw ApiException.refused(-1013, "Market is closed.").because(Reason.MARKET_CLOSED);
        }
        if (!market.orderTypes().contains(request.type())) {
            throw ApiException.refused(-1013, request.type().plural() + " are not supported for this symbol.");
        }
        if (!market.allowedPreventions().contains(request.options().selfTradePrevention())) {
            // faqs/stp_faq.md, "How do I know which symbol uses STP?"
            throw ApiException.refused(-1013, "This symbol does not allow the specified self-trade prevention mode.");
        }
        OrderRules.check(request, now);
    }

    /** Refuses orders whose client ids are used by open orders or by each other. */
    void requireFreshIds(List<OrderRequest> requests) {
        long names = requests.stream().map(OrderRequest::clientId).distinct().count();
        boolean taken = book.open(requests.get(0).market()).stream()
                .anyMatch(order ->
                        requests.stream().anyMatch(request -> request.clientId().equals(order.clientId())));
        if (taken || names < requests.size()) {
            throw ApiException.rejected("Duplicate order sent.").because(Reason.DUPLICATE_ID);
        }
    }

    /** Refuses a list when too many are open in its symbol, or its client id is in use. */
    void requireRoomForList(String listClientId, Market market) {
        if (book.listByClientId(listClientId).filter(OrderList::isOpen).isPresent()) {
            throw ApiException.rejected("Duplicate order sent.").because(Reason.DUPLICATE_ID);
        }
        if (book.openLists(market).size() >= market.listing().filters().limits().maxOrderLists()) {
            throw ApiException.filter("MAX_NUM_ORDER_LISTS");
        }
    }

    /** Refuses orders that would exceed the limits of open orders. */
    void requireRoom(List<OrderRequest> more) {
        Market market = more.get(0).market();
        List<OrderRequest> open = book.open(market).stream().map(Order::request).toList();
        Filters filters = market.listing().filters();
        if (open.size() + more.size() > filters.maxOpenOrders()) {
            throw ApiException.filter("MAX_NUM_ORDERS");
        }
        if (stops(more) > 0 && stops(open) + stops(more) > filters.maxStopOrders()) {
            throw ApiException.filter("MAX_NUM_ALGO_ORDERS");
        }
        if (icebergs(more) > 0
                && icebergs(open) + icebergs(more) > filters.limits().maxIcebergOrders()) {
            throw ApiException.filter("MAX_NUM_ICEBERG_ORDERS");
        }
    }

    /** Refuses a purchase that could exceed the maximum position: what is held plus all open purchases. */
    void requireRoomToHold(Order order) {
        if (order.side() == OrderSide.SELL) {
            return;
        }
        String base = order.market().listing().symbol().base();
        BigDecimal buying = book.open(order.market()).stream()
                .filter(open -> open.side() == OrderSide.BUY)
                .map(Order::remaining)
                .reduce(order.quantity(), BigDecimal::add);
        BigDecimal position = wallet.free(base).add(wallet.locked(base)).add(buying);
        order.market().listing().filters().limits().maxPosition().ifPresent(max -> {
            if (position.compareTo(max) > 0) {
                throw ApiException.filter("MAX_POSITION");
            }
        });
    }

    private static long stops(List<OrderRequest> requests) {
        return requests.stream()
                .filter(request -> request.type().waitsForTrigger())
                .count();
    }

    private static long icebergs(List<OrderRequest> requests) {
        return requests.stream()
                .filter(request -> request.options().icebergQuantity().isPresent())
                .count();
    }
}
