package dev.scalpel.venue.bybit;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueClock;
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
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Trading in one of Bybit's categories. docs/venues/bybit.md cites the source of each assumption. */
final class BybitTrading implements TradingVenue {

    private static final VenueCapabilities SPOT = new VenueCapabilities(
            true, IdempotencyPolicy.REQUEST_WINDOW, false, false, true, Holding.SPOT, false, false);

    private static final VenueCapabilities LINEAR = new VenueCapabilities(
            true, IdempotencyPolicy.REQUEST_WINDOW, false, false, true, Holding.NETTED, true, true, true, true);

    private final Category category;

    private final BybitMarketData market;
    private final BybitOrders orders;
    private final BybitFills fills;
    private final BybitAccount account;
    private final BybitMargin margin;

    private BybitTrading(Category category, BybitHttp http, BybitSigned api, VenueClock clock) {
        this.category = category;
        market = new BybitMarketData(category, http, clock);
        orders = new BybitOrders(api, clock, category);
        fills = new BybitFills(orders, category);
        account = new BybitAccount(api, category);
        margin = new BybitMargin(api, http, account, orders);
    }

    static BybitTrading connect(
            Category category, ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
        BybitHttp http = BybitHttp.of(connection, CategoryAdapter.ADDRESSES.of(connection.address()));
        BybitSigned api = new BybitSigned(http, connection.clock(), credentials, readWindowMillis);
        return new BybitTrading(category, http, api, connection.clock());
    }

    @Override
    public VenueCapabilities capabilities() {
        return category.isSpot() ? SPOT : LINEAR;
    }

    @Override
    public Optional<KeyRights> keyRights() throws IOException {
        return Optional.of(account.rights());
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
        return account.commission(symbol);
    }

    @Override
    public BigDecimal position(Symbol symbol) throws IOException {
        return category.isSpot()
                ? TradingVenue.super.position(symbol)
                : margin.marginPosition(symbol).quantity();
    }

    @Override
    public MarginVenue margin() {
        return category.isSpot() ? TradingVenue.super.margin() : margin;
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
        return orders.place(symbol, order, signing);
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        return orders.cancel(symbol, order);
    }
}
