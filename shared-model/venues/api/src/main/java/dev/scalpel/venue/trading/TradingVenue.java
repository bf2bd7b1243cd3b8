package dev.scalpel.venue.trading;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The trading half of a connected adapter, in our own types. Each method is one request, or the pages of one. Exceptions of the library may pass:
 * {@link VenueBroker} translates them.
 */
public interface TradingVenue {

    VenueCapabilities capabilities();

    /** The key's permissions; empty when this address has no such request. */
    Optional<KeyRights> keyRights() throws IOException;

    Instant serverTime() throws IOException;

    /** The symbol's market status, increments and kinds of order. */
    VenueInstrument instrument(Symbol symbol) throws IOException;

    Quote quote(Symbol symbol) throws IOException;

    Balances balances() throws IOException;

    /** What the account pays in this symbol, promotions and discounts included; empty when the venue has no such request. */
    default Optional<AccountFee> commission(Symbol symbol) throws IOException {
        return Optional.empty();
    }

    /**
     * The position in the symbol, in the base asset: negative while it is short, 0 while there is none. Only with
     * {@link Holding#NETTED}.
     */
    default BigDecimal position(Symbol symbol) throws IOException {
        throw new UnsupportedOperationException("the venue has balances, not positions");
    }

    /**
     * What one unit of the symbol's quote asset is in the account's own currency, for sizes: of several rates the highest, so that none is
     * too large. Only where the two differ, and where the adapter says that its venue converts.
     *
     * @param asset the currency that the account is to have
     */
    default BigDecimal conversion(Symbol symbol, String asset) throws IOException {
        throw new VenueException(
                VenueException.Kind.REJECTED,
                "the account counts in " + asset + ", " + symbol + " is quoted in " + symbol.quote()
                        + ", and this venue converts nothing: trade what is quoted in " + asset);
    }

    List<OrderReport> openOrders(Symbol symbol) throws IOException;

    /**
     * Empty when the venue does not know the client id. A target that is no limit order is reported with the price that triggers
     * it as its limit and without a trigger: only a stop has one.
     */
    Optional<OrderReport> order(Symbol symbol, String clientId) throws IOException;

    /** The same, with what is known besides the client id; for venues that cannot look up by that alone. */
    default Optional<OrderReport> order(Symbol symbol, OrderReference order) throws IOException {
        return order(symbol, order.clientId());
    }

    List<VenueFill> fills(Symbol symbol, String venueOrderId) throws IOException;

    List<VenueFill> fillsSince(Symbol symbol, long fromMillis, long toMillis) throws IOException;

    /** @return the order, with its first executions where the venue lists them in its response */
    Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException;

    /** Only with {@link VenueCapabilities#orderLists()}. */
    default List<OrderReport> placeList(Symbol symbol, ProtectionList protection, Signing signing) throws IOException {
        throw new UnsupportedOperationException("the venue has no order lists");
    }

    /** An entry that places its protection once filled; only with {@link VenueCapabilities#entryWithProtection()}. */
    default List<OrderReport> placeWithList(Symbol symbol, NewOrder entry, ProtectionList protection, Signing signing)
            throws IOException {
        throw new UnsupportedOperationException("the venue has no order lists");
    }

    /** How the venue checks an order without placing it; empty where it has no such request. */
    default Optional<DryOrder> dryOrder() {
        return Optional.empty();
    }

    /** Isolated margin; only with {@link VenueCapabilities#margin()}. */
    default MarginVenue margin() {
        throw new UnsupportedOperationException("the venue has no isolated margin");
    }

    /** @return the orders as of their cancellation; none when there was nothing to cancel */
    Placement cancel(Symbol symbol, OrderReport order) throws IOException;

    /**
     * From when until when an order may arrive, in epoch milliseconds of the venue's clock. The adapter turns it into what its
     * venue has: a window of the signed request, the expiry of a token, or of the order itself.
     */
    record Signing(long timestamp, long validUntil) {}

    /**
     * An order of ours that is looked up, with all that is known of it. A venue may find orders by its own id only, or only list
     * those of a time.
     *
     * @param venueId the venue's id, where it has acknowledged the order
     * @param sentAt not before this time of the venue's clock it was sent, where that is known
     */
    record OrderReference(String clientId, Optional<String> venueId, Optional<Instant> sentAt) {

        /** Nothing but the client id is known. */
        public static OrderReference of(String clientId) {
            return new OrderReference(clientId, Optional.empty(), Optional.empty());
        }
    }

    /** Where the venue checks an order, with its key and signature, without placing it. */
    @FunctionalInterface
    interface DryOrder {

        /** Returns if the venue would accept the order; otherwise its refusal is thrown as for an order. */
        void check(Symbol symbol, NewOrder order, Signing signing) throws IOException;
    }
}
