package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The trading half. docs/venues/binance-usdm.md cites the source of each assumption. */
final class UsdmTrading implements TradingVenue {

    private static final VenueCapabilities CAPABILITIES = new VenueCapabilities(
            true, IdempotencyPolicy.REQUEST_WINDOW, false, false, true, Holding.NETTED, true, true, true, true);
    /** What a key may do is a question to the spot API, with the same keys. */
    private static final URI SPOT = URI.create("https://api.binance.com");

    private final VenueAddress address;
    private final UsdmHttp http;
    private final UsdmSigned api;
    private final UsdmSigned spot;
    private final UsdmMarketData market;
    private final UsdmOrders orders;
    private final UsdmFills fills;
    private final UsdmMargin margin;

    private UsdmTrading(ConnectionParameters connection, UsdmHttp http, UsdmSigned api, UsdmSigned spot) {
        address = connection.address();
        this.http = http;
        this.api = api;
        this.spot = spot;
        market = new UsdmMarketData(http);
        orders = new UsdmOrders(api, connection.clock());
        fills = new UsdmFills(api);
        margin = new UsdmMargin(api, new UsdmInstruments(http));
    }

    static UsdmTrading connect(ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
        UsdmHttp http = UsdmHttp.of(connection, UsdmAdapter.ADDRESSES.of(connection.address()));
        UsdmSigned api = new UsdmSigned(http, connection.clock(), credentials, readWindowMillis);
        UsdmHttp spotHttp =
                UsdmHttp.of(connection, connection.address().loopback().orElse(SPOT));
        return new UsdmTrading(connection, http, api, new UsdmSigned(spotHttp, api));
    }

    @Override
    public VenueCapabilities capabilities() {
        return CAPABILITIES;
    }

    /** The testnet has no such call. */
    @Override
    public Optional<KeyRights> keyRights() throws IOException {
        if (address.testnet()) {
            return Optional.empty();
        }
        UsdmRows.Restrictions row =
                spot.send(UsdmRequest.get("/sapi/v1/account/apiRestrictions"), new TypeReference<>() {});
        return Optional.of(row.rights());
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
        UsdmResponses.BestPrice book = http.send(
                UsdmRequest.get("/fapi/v1/ticker/bookTicker").with("symbol", UsdmAdapter.name(symbol)),
                UsdmResponses.BestPrice.class);
        return new Quote(book.bidPrice(), book.askPrice());
    }

    /** Of each asset what is available for further orders, and the rest of what it is worth. */
    @Override
    public Balances balances() throws IOException {
        return margin.account().balances();
    }

    /** "User Commission Rate": weight 20. A discount for paying in BNB is not in it: the cost is overestimated then. */
    @Override
    public Optional<AccountFee> commission(Symbol symbol) throws IOException {
        UsdmRows.FeeRates rates = api.send(
                UsdmRequest.get("/fapi/v1/commissionRate").with("symbol", UsdmAdapter.name(symbol)),
                new TypeReference<>() {});
        return Optional.of(new AccountFee(rates.makerCommissionRate(), rates.takerCommissionRate(), Optional.empty()));
    }

    @Override
    public BigDecimal position(Symbol symbol) throws IOException {
        return margin.marginPosition(symbol).quantity();
    }

    @Override
    public MarginVenue margin() {
        return margin;
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
        Optional<Long> id = orders.executedId(venueOrderId);
        return id.isEmpty() ? List.of() : fills.ofOrder(symbol, id.get());
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
    public Optional<DryOrder> dryOrder() {
        return Optional.of(orders::check);
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        return orders.cancel(symbol, order);
    }
}
