package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.market.BestPrices;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The trading half. docs/venues/gemini.md cites the source of each assumption. */
final class GeminiTrading implements TradingVenue {

    /** Without lists only the stop rests at the venue, and the target is watched each minute. */
    private static final VenueCapabilities CAPABILITIES = new VenueCapabilities(
                    true, IdempotencyPolicy.TOKEN, false, false, true, Holding.SPOT, false, false)
            .withFeesInQuote();

    private final GeminiSigned api;
    private final GeminiMarketData market;
    private final GeminiOrders orders;
    private final GeminiFills fills;

    private GeminiTrading(GeminiSigned api, GeminiMarketData market) {
        this.api = api;
        this.market = market;
        orders = new GeminiOrders(api);
        fills = new GeminiFills(api, orders);
    }

    /** @throws IllegalArgumentException when an order's validity would be shorter than the venue's clock is known */
    static GeminiTrading connect(ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
        if (readWindowMillis < GeminiNonce.MIN_VALID_MILLIS) {
            throw new IllegalArgumentException("venueConnection.recvWindowMillis must be at least "
                    + GeminiNonce.MIN_VALID_MILLIS + " at " + GeminiAdapter.NAME + ", whose times are whole seconds: "
                    + readWindowMillis);
        }
        GeminiHttp http = GeminiHttp.of(connection);
        return new GeminiTrading(
                new GeminiSigned(http, connection.clock(), credentials),
                new GeminiMarketData(http, connection.clock()));
    }

    @Override
    public VenueCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Optional<KeyRights> keyRights() throws IOException {
        GeminiRows.Roles roles = api.send("/v1/roles", Map.of(), new TypeReference<>() {});
        return Optional.of(roles.rights());
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
        BestPrices best = market.best(symbol);
        if (best.isEmpty()) {
            throw new VenueException(
                    VenueException.Kind.MARKET_CLOSED,
                    GeminiAdapter.NAME + ": the order book of " + symbol + " has a side without orders");
        }
        return new Quote(best.bid(), best.ask());
    }

    @Override
    public Balances balances() throws IOException {
        List<GeminiRows.Balance> rows = api.send("/v1/balances", Map.of(), new TypeReference<>() {});
        return new Balances(rows.stream()
                .collect(
                        Collectors.toMap(row -> row.currency().toUpperCase(Locale.ROOT), GeminiRows.Balance::balance)));
    }

    @Override
    public Optional<AccountFee> commission(Symbol symbol) throws IOException {
        GeminiRows.Volume volume =
                api.send("/v1/notionalvolume", Map.of("symbol", GeminiAdapter.name(symbol)), new TypeReference<>() {});
        return Optional.of(volume.fee());
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) throws IOException {
        return orders.open(symbol);
    }

    @Override
    public Optional<OrderReport> order(Symbol symbol, String clientId) throws IOException {
        return orders.find(clientId);
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, String venueOrderId) throws IOException {
        return fills.ofOrder(venueOrderId);
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
