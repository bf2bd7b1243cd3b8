package dev.scalpel.venue.coinbase;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.KeyRights;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.Quote;
import dev.scalpel.venue.trading.TradingVenue;
import dev.scalpel.venue.trading.VenueCapabilities;
import dev.scalpel.venue.trading.VenueFill;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Trading on Coinbase Advanced Trade. docs/venues/coinbase.md cites the source of each assumption. */
final class CoinbaseTrading implements TradingVenue {

    /** Its brackets are one order of which a fill does not say which leg it belongs to: only the stop rests. */
    private static final VenueCapabilities CAPABILITIES = new VenueCapabilities(
                    true, IdempotencyPolicy.TOKEN, false, false, true, Holding.SPOT, false, false)
            .withFeesInQuote();

    private final CoinbaseSession session;
    private final CoinbaseMarketData market;
    private final CoinbaseAccount account;
    private final CoinbaseOrders orders;
    private final CoinbaseFills fills;

    private CoinbaseTrading(CoinbaseSession session) {
        this.session = session;
        market = new CoinbaseMarketData(session.http(), session.clock());
        account = new CoinbaseAccount(session);
        orders = new CoinbaseOrders(session);
        fills = new CoinbaseFills(session);
    }

    /** @param readWindowMillis how long after its timestamp a request that is not an order is valid */
    static CoinbaseTrading connect(ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
        return new CoinbaseTrading(CoinbaseSession.of(connection, credentials, readWindowMillis));
    }

    @Override
    public VenueCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Optional<KeyRights> keyRights() throws IOException {
        return Optional.of(account.keyRights());
    }

    @Override
    public Instant serverTime() throws IOException {
        return market.serverTime();
    }

    @Override
    public VenueInstrument instrument(Symbol symbol) throws IOException {
        return market.instruments().orElseThrow().read(symbol);
    }

    @Override
    public Quote quote(Symbol symbol) throws IOException {
        return CoinbaseBooks.quote(session, symbol);
    }

    @Override
    public Balances balances() throws IOException {
        return account.balances();
    }

    @Override
    public Optional<AccountFee> commission(Symbol symbol) throws IOException {
        return account.commission();
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) throws IOException {
        return orders.open(symbol);
    }

    @Override
    public Optional<OrderReport> order(Symbol symbol, String clientId) throws IOException {
        return orders.find(symbol, OrderReference.of(clientId));
    }

    @Override
    public Optional<OrderReport> order(Symbol symbol, OrderReference order) throws IOException {
        return orders.find(symbol, order);
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, String venueOrderId) throws IOException {
        return fills.ofOrder(symbol, venueOrderId);
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        return fills.between(symbol, fromMillis, toMillis);
    }

    @Override
    public Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        return orders.place(symbol, order, signing);
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        return orders.cancel(order);
    }
}
