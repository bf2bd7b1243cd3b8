package dev.scalpel.venue.tradovate;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.KeyRights;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.ProtectionList;
import dev.scalpel.venue.trading.Quote;
import dev.scalpel.venue.trading.TradingVenue;
import dev.scalpel.venue.trading.VenueCapabilities;
import dev.scalpel.venue.trading.VenueFill;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The trading half: one session, one account, contracts that net. */
final class TradovateTrading implements TradingVenue {

    private static final VenueCapabilities CAPABILITIES = new VenueCapabilities(
                    true, IdempotencyPolicy.ORDER_TIME, true, false, false, Holding.NETTED, true, true, false, true)
            .withoutReducingAtRest();

    private final TradovateHttp http;
    private final TradovateSession session;
    private final Clock clock;
    private final TradovateContracts contracts;
    private final TradovateAccount account;
    private final TradovateOrders orders;
    private final TradovateFills fills;
    private final TradovateReports reports;
    private final TradovateQuotes quotes;

    TradovateTrading(ConnectionParameters connection, Credentials credentials) {
        http = new TradovateHttp(connection);
        session = new TradovateSession(http, connection, credentials);
        clock = connection.clock();
        contracts = new TradovateContracts(session, clock);
        account = new TradovateAccount(session, contracts);
        fills = new TradovateFills(session, contracts);
        reports = new TradovateReports(session, contracts, clock);
        orders = new TradovateOrders(session, account, fills, reports, clock);
        quotes = new TradovateQuotes(session, contracts, connection);
    }

    @Override
    public VenueCapabilities capabilities() {
        return CAPABILITIES;
    }

    /** No request of the API moves money out, so no token can ("API Docs", all endpoints): only that the session works is read. */
    @Override
    public Optional<KeyRights> keyRights() throws IOException {
        session.get("auth/me");
        return Optional.of(new KeyRights(true, false, false));
    }

    @Override
    public Instant serverTime() throws IOException {
        return http.date();
    }

    /** With what the next order needs to know, so that it is one request. */
    @Override
    public VenueInstrument instrument(Symbol symbol) throws IOException {
        Instrument instrument = contracts.instrument(new InstrumentId(TradovateAdapter.NAME, symbol));
        account.contract(symbol);
        return new VenueInstrument(
                instrument,
                instrument.session().isOpen(clock.instant()) ? MarketStatus.OPEN : MarketStatus.CLOSED,
                Set.of(OrderKind.LIMIT, OrderKind.STOP_MARKET),
                true,
                false);
    }

    @Override
    public Quote quote(Symbol symbol) throws IOException {
        return quotes.read(account.contract(symbol).name());
    }

    @Override
    public Balances balances() throws IOException {
        return account.balances();
    }

    @Override
    public BigDecimal position(Symbol symbol) throws IOException {
        return account.position(symbol);
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) throws IOException {
        return reports.open(symbol);
    }

    @Override
    public Optional<OrderReport> order(Symbol symbol, String clientId) throws IOException {
        return order(symbol, OrderReference.of(clientId));
    }

    @Override
    public Optional<OrderReport> order(Symbol symbol, OrderReference order) throws IOException {
        return reports.find(order.clientId(), order.venueId());
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, String venueOrderId) throws IOException {
        return fills.of(Long.parseLong(venueOrderId));
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        return fills.between(symbol, fromMillis, toMillis);
    }

    @Override
    public MarginVenue margin() {
        return new TradovateMargin(session, account, quotes);
    }

    @Override
    public Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        return orders.place(symbol, order, signing.validUntil());
    }

    @Override
    public List<OrderReport> placeList(Symbol symbol, ProtectionList protection, Signing signing) throws IOException {
        return orders.placePair(symbol, protection, signing.validUntil());
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        return orders.cancel(order).map(ended -> new Placement(List.of(ended))).orElse(Placement.NOT_FOUND);
    }
}
