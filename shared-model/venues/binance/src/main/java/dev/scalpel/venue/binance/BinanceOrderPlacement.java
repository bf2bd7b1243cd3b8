package dev.scalpel.venue.binance;

import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.ProtectionList;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.util.List;
import si.mazi.rescu.ParamsDigest;

/** Places new orders by Binance's parameters: enums.md, "Order types" and "Time in force". */
final class BinanceOrderPlacement {

    /** The response lists the order's executions. */
    private static final String FULL_RESPONSE = "FULL";

    private final BinanceSignedApi api;
    private final String key;
    private final ParamsDigest digest;

    BinanceOrderPlacement(BinanceSignedApi api, String key, ParamsDigest digest) {
        this.api = api;
        this.key = key;
        this.digest = digest;
    }

    Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        PlacementParameters parameters = PlacementParameters.of(order);
        return BinanceOrderMapper.placement(api.newOrder(
                BinanceTrading.name(symbol),
                order.side().name(),
                parameters.type(),
                parameters.timeInForce(),
                order.quantity(),
                parameters.price(),
                order.clientId(),
                parameters.stopPrice(),
                FULL_RESPONSE,
                window(signing),
                signing::timestamp,
                key,
                digest));
    }

    /** Checks an order without placing it. */
    void check(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        PlacementParameters parameters = PlacementParameters.of(order);
        api.testOrder(
                BinanceTrading.name(symbol),
                order.side().name(),
                parameters.type(),
                parameters.timeInForce(),
                order.quantity(),
                parameters.price(),
                order.clientId(),
                parameters.stopPrice(),
                window(signing),
                signing::timestamp,
                key,
                digest);
    }

    List<OrderReport> placeList(Symbol symbol, ProtectionList protection, Signing signing) throws IOException {
        NewOrder stop = protection.stop();
        PlacementParameters above = PlacementParameters.of(above(protection));
        PlacementParameters below = PlacementParameters.of(below(protection));
        return BinanceOrderMapper.reports(api.oco(
                BinanceTrading.name(symbol),
                protection.clientId(),
                stop.side().name(),
                stop.quantity(),
                above.type(),
                above.clientId(),
                above.price(),
                above.stopPrice(),
                above.timeInForce(),
                below.type(),
                below.clientId(),
                below.price(),
                below.stopPrice(),
                below.timeInForce(),
                FULL_RESPONSE,
                window(signing),
                signing::timestamp,
                key,
                digest));
    }

    List<OrderReport> placeWithList(Symbol symbol, NewOrder entry, ProtectionList protection, Signing signing)
            throws IOException {
        NewOrder stop = protection.stop();
        PlacementParameters working = PlacementParameters.of(entry);
        PlacementParameters above = PlacementParameters.of(above(protection));
        PlacementParameters below = PlacementParameters.of(below(protection));
        return BinanceOrderMapper.reports(api.otoco(
                BinanceTrading.name(symbol),
                protection.clientId(),
                working.type(),
                entry.side().name(),
                working.clientId(),
                entry.limit().orElseThrow(),
                entry.quantity(),
                working.timeInForce(),
                stop.side().name(),
                stop.quantity(),
                above.type(),
                above.clientId(),
                above.price(),
                above.stopPrice(),
                above.timeInForce(),
                below.type(),
                below.clientId(),
                below.price(),
                below.stopPrice(),
                below.timeInForce(),
                FULL_RESPONSE,
                window(signing),
                signing::timestamp,
                key,
                digest));
    }

    /** The venue rejects the request when it arrives later than this after its time stamp. */
    private static long window(Signing signing) {
        return signing.validUntil() - signing.timestamp();
    }

    /** The target of a selling protection is above the price; of a buying one it is the stop. */
    private static NewOrder above(ProtectionList protection) {
        return protection.stop().side() == OrderSide.SELL ? protection.target() : protection.stop();
    }

    private static NewOrder below(ProtectionList protection) {
        return protection.stop().side() == OrderSide.SELL ? protection.stop() : protection.target();
    }
}
