package dev.scalpel.venue.trading;

import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueInstrument;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One exchange's orders in our values: all that a second venue has to be written for, as {@code BinanceTrading} is. A
 * method is one request, or pages of one; it throws what the library throws, which {@link VenueBroker} translates.
 */
public interface TradingVenue {

    VenueCapabilities capabilities();

    /** What the key may do; empty where this address has no way to ask. */
    Optional<KeyRights> keyRights() throws IOException;

    Instant serverTime() throws IOException;

    /** What the venue says of the symbol's market, increments and kinds of order. */
    VenueInstrument instrument(Symbol symbol) throws IOException;

    Quote quote(Symbol symbol) throws IOException;

    Balances balances() throws IOException;

    List<OrderReport> openOrders(Symbol symbol) throws IOException;

    /** Empty when the venue does not know the client id. */
    Optional<OrderReport> order(Symbol symbol, String clientId) throws IOException;

    List<VenueFill> fills(Symbol symbol, String venueOrderId) throws IOException;

    List<VenueFill> fillsSince(Symbol symbol, long fromMillis, long toMillis) throws IOException;

    /** @return the order, with the executions that it had at once, where the venue lists them in its answer */
    Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException;

    /** A stop and a target that exclude each other; only where {@link VenueCapabilities#orderLists()}. */
    List<OrderReport> placeList(Symbol symbol, String listId, NewOrder stop, NewOrder target, Signing signing)
            throws IOException;

    /** An entry and the list that it brings; only where {@link VenueCapabilities#entryWithProtection()}. */
    List<OrderReport> placeWithList(
            Symbol symbol, NewOrder entry, String listId, NewOrder stop, NewOrder target, Signing signing)
            throws IOException;

    /** @return the orders that were taken out, as they stood then; nothing when there was nothing to cancel */
    Placement cancel(Symbol symbol, OrderReport order) throws IOException;

    /**
     * When and for how long a request is good.
     *
     * @param timestamp epoch milliseconds of the venue's clock
     */
    record Signing(long timestamp, int recvWindowMillis) {}
}
