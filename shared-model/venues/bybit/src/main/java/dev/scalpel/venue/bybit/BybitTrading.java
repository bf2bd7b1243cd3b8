package dev.scalpel.venue.bybit;

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

/** Trading on Bybit spot. docs/venues/bybit.md cites the source of each assumption. */
final class BybitTrading implements TradingVenue {

    private static final VenueCapabilities CAPABILITIES = new VenueCapabilities(
            true, IdempotencyPolicy.REQUEST_WINDOW, false, false, true, Holding.SPOT, false, false);

    private final BybitMarketData market;
    private final BybitOrders orders;
    private final BybitFills fills;
    private final BybitAccount account;

    private BybitTrading(BybitHttp http, BybitSigned api, ConnectionParameters connection) {
        market = new BybitMarketData(http);
        orders = new BybitOrders(api, connection.clock(), Category.SPOT);
        fills = new BybitFills(orders, Category.SPOT);
        account = new BybitAccount(api);
    }

    static BybitTrading connect(ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
        BybitHttp http = BybitHttp.of(connection, BybitAdapter.ADDRESSES.of(connection.address()));
        return new BybitTrading(
                http, new BybitSigned(http, connection.clock(), credentials, readWindowMillis), connection);
    }

    @Override
    public VenueCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Optional<KeyRights> keyRights() throws IOException {
        return Optional.of(account.spotRights());
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
        return market.quote(symbol);
    }

    @Override
    public Balances balances() throws IOException {
        return account.balances();
    }

    @Override
    public Optional<AccountFee> commission(Symbol symbol) throws IOException {
        return account.commission(Category.SPOT, symbol);
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) throws IOException {
        return orders.open(symbol);
    }

    @Override
    public Optional<OrderReport> order(Symbol symbol, String clientId) throws IOException {
        return orders.find(symbol, clientId);
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
        return orders.place(order, BybitOrderRequests.spot(symbol, order), signing);
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        return orders.cancel(symbol, order);
    }
}
