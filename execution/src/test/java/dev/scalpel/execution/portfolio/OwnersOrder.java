package dev.scalpel.execution.portfolio;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.OrderPricing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the account's owner does by hand. */
final class OwnersOrder {

    private OwnersOrder() {}

    static void buy(Broker broker, Symbol symbol, BigDecimal quantity) {
        broker.synchronise();
        broker.prepareMargin(symbol, 2);
        send(broker, symbol, Intent.Kind.ENTRY, OrderSide.BUY, quantity);
    }

    /** What is held is turned, or a short position opened. */
    static void sellMore(Broker broker, Symbol symbol, BigDecimal quantity) {
        broker.synchronise();
        broker.prepareMargin(symbol, 2);
        send(broker, symbol, Intent.Kind.ENTRY, OrderSide.SELL, quantity);
    }

    /** Of a position that is held. */
    static void sell(Broker broker, Symbol symbol, BigDecimal quantity) {
        broker.synchronise();
        send(broker, symbol, Intent.Kind.EXIT, OrderSide.SELL, quantity);
    }

    private static void send(Broker broker, Symbol symbol, Intent.Kind kind, OrderSide side, BigDecimal quantity) {
        BigDecimal limit = OrderPricing.marketable(
                side,
                broker.quote(symbol),
                BigDecimal.TEN,
                broker.instrument(symbol).filters());
        long now = broker.venueMillis();
        broker.send(
                symbol,
                new Intent(
                        "by-hand",
                        1,
                        kind,
                        side,
                        now,
                        quantity,
                        Optional.of(limit),
                        Optional.empty(),
                        Optional.empty(),
                        now,
                        now + 5_000,
                        IdempotencyPolicy.REQUEST_WINDOW,
                        Intent.Status.CLAIMED,
                        List.of()));
    }
}
