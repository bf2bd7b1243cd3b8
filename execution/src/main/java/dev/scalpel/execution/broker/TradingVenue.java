package dev.scalpel.execution.broker;

import dev.scalpel.exchange.VenueInstrument;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One exchange's orders in our values: all that a second venue has to be written for, as {@link BinanceTrading} is. A
 * method is one request, or pages of one; it throws what the library throws, which {@link LiveBroker} translates.
 */
interface TradingVenue {

    Capabilities capabilities();

    /** What the key may do; empty where this address has no way to ask. */
    Optional<KeyRights> keyRights() throws IOException;

    Instant serverTime() throws IOException;

    /** What the venue says of the symbol's market, increments and kinds of order. */
    VenueInstrument instrument(Symbol symbol) throws IOException;

    default VenueFilters filters(Symbol symbol) throws IOException {
        return instrument(symbol).filters();
    }

    Quote quote(Symbol symbol) throws IOException;

    Balances balances() throws IOException;

    List<OrderView> openOrders(Symbol symbol) throws IOException;

    /** Empty when the venue does not know the client id. */
    Optional<OrderView> order(Symbol symbol, String clientId) throws IOException;

    List<VenueFill> fills(Symbol symbol, String venueOrderId) throws IOException;

    List<VenueFill> fillsSince(Symbol symbol, long fromMillis, long toMillis) throws IOException;

    OrderView place(Symbol symbol, NewOrder order, Signing signing) throws IOException;

    /** A stop and a target that exclude each other; only where {@link Capabilities#orderLists()}. */
    List<OrderView> placeList(Symbol symbol, String listId, NewOrder stop, NewOrder target, Signing signing)
            throws IOException;

    /** An entry and the list that it brings; only where {@link Capabilities#entryWithProtection()}. */
    List<OrderView> placeWithList(
            Symbol symbol, NewOrder entry, String listId, NewOrder stop, NewOrder target, Signing signing)
            throws IOException;

    /** Whether there was something to cancel. */
    boolean cancel(Symbol symbol, OrderView order) throws IOException;

    /**
     * When and for how long a request is good.
     *
     * @param timestamp epoch milliseconds of the venue's clock
     */
    record Signing(long timestamp, int recvWindowMillis) {}
}
