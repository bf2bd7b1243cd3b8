package dev.scalpel.venue.binance;

import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.binance.dto.trade.BinanceNewOrder.NewOrderResponseType;
import org.knowm.xchange.binance.dto.trade.OrderType;
import org.knowm.xchange.binance.dto.trade.TimeInForce;
import si.mazi.rescu.ParamsDigest;

/** New orders in Binance's words. */
final class BinanceOrderPlacement {

    private final BinanceSignedApi api;
    private final String key;
    private final ParamsDigest digest;

    BinanceOrderPlacement(BinanceSignedApi api, String key, ParamsDigest digest) {
        this.api = api;
        this.key = key;
        this.digest = digest;
    }

    Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        return BinanceOrderMapper.placement(api.newOrder(
                BinanceTrading.name(symbol),
                side(order.side()),
                type(order).name(),
                timeInForceName(order),
                order.quantity(),
                order.limit().orElse(null),
                order.clientId(),
                order.trigger().orElse(null),
                NewOrderResponseType.FULL.name(),
                signing.recvWindowMillis(),
                signing::timestamp,
                key,
                digest));
    }

    List<OrderReport> placeList(Symbol symbol, String listId, NewOrder stop, NewOrder target, Signing signing)
            throws IOException {
        NewOrder above = above(stop, target);
        NewOrder below = below(stop, target);
        return BinanceOrderMapper.reports(api.oco(
                BinanceTrading.name(symbol),
                listId,
                side(stop.side()),
                stop.quantity(),
                type(above).name(),
                above.clientId(),
                above.limit().orElse(null),
                above.trigger().orElse(null),
                timeInForceName(above),
                type(below).name(),
                below.clientId(),
                below.limit().orElse(null),
                below.trigger().orElse(null),
                timeInForceName(below),
                NewOrderResponseType.FULL.name(),
                signing.recvWindowMillis(),
                signing::timestamp,
                key,
                digest));
    }

    List<OrderReport> placeWithList(
            Symbol symbol, NewOrder entry, String listId, NewOrder stop, NewOrder target, Signing signing)
            throws IOException {
        NewOrder above = above(stop, target);
        NewOrder below = below(stop, target);
        return BinanceOrderMapper.reports(api.otoco(
                BinanceTrading.name(symbol),
                listId,
                type(entry).name(),
                side(entry.side()),
                entry.clientId(),
                entry.limit().orElseThrow(),
                entry.quantity(),
                timeInForceName(entry),
                side(stop.side()),
                stop.quantity(),
                type(above).name(),
                above.clientId(),
                above.limit().orElse(null),
                above.trigger().orElse(null),
                timeInForceName(above),
                type(below).name(),
                below.clientId(),
                below.limit().orElse(null),
                below.trigger().orElse(null),
                timeInForceName(below),
                NewOrderResponseType.FULL.name(),
                signing.recvWindowMillis(),
                signing::timestamp,
                key,
                digest));
    }

    /** Of a position that sells to close, the target lies above; of one that buys, the stop. */
    private static NewOrder above(NewOrder stop, NewOrder target) {
        return stop.side() == OrderSide.SELL ? target : stop;
    }

    private static NewOrder below(NewOrder stop, NewOrder target) {
        return stop.side() == OrderSide.SELL ? stop : target;
    }

    private static org.knowm.xchange.binance.dto.trade.OrderSide side(OrderSide side) {
        return org.knowm.xchange.binance.dto.trade.OrderSide.valueOf(side.name());
    }

    private static OrderType type(NewOrder order) {
        return switch (order.type()) {
            case MARKET -> OrderType.MARKET;
            case IMMEDIATE -> OrderType.LIMIT;
            case POST_ONLY -> OrderType.LIMIT_MAKER;
            case STOP_MARKET -> OrderType.STOP_LOSS;
            case STOP_LIMIT -> OrderType.STOP_LOSS_LIMIT;
        };
    }

    private static @Nullable TimeInForce timeInForce(NewOrder order) {
        return switch (order.type()) {
            case IMMEDIATE -> TimeInForce.IOC;
            case STOP_LIMIT -> TimeInForce.GTC;
            case MARKET, POST_ONLY, STOP_MARKET -> null;
        };
    }

    private static @Nullable String timeInForceName(NewOrder order) {
        TimeInForce inForce = timeInForce(order);
        return inForce == null ? null : inForce.name();
    }
}
