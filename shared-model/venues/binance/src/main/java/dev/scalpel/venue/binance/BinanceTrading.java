package dev.scalpel.venue.binance;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
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
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.binance.dto.BinanceException;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;
import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.SynchronizedValueFactory;

/** Trading on Binance spot by {@link BinanceSignedApi}. docs/venues/binance.md cites the source of each assumption. */
final class BinanceTrading implements TradingVenue {

    private static final VenueCapabilities CAPABILITIES =
            new VenueCapabilities(true, IdempotencyPolicy.REQUEST_WINDOW, true, true, true, Holding.SPOT, false, false);
    private static final int UNKNOWN_ORDER = -2013;
    /** Ended without a fill more than 90 days ago: for the caller the same as never sent. */
    private static final int ARCHIVED_ORDER = -2026;

    private static final int CANCEL_REJECTED = -2011;
    /** "Unknown order sent." in errors.md, "Messages for … -2011", also for lists; other messages reject the cancel. */
    private static final String NOTHING_TO_CANCEL = "Unknown order";

    private final BinanceMarketData market;
    private final VenueAddress address;
    private final VenueClock clock;
    private final long readWindow;
    private final BinanceSignedApi api;
    private final BinanceOrderPlacement placement;
    private final BinanceFills fills;
    private final String key;
    private final ParamsDigest digest;

    /** @param readWindowMillis how long after its timestamp a request that is not an order is valid */
    BinanceTrading(ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
        address = connection.address();
        clock = connection.clock();
        readWindow = readWindowMillis;
        key = credentials.key();
        digest = BinanceSignature.of(credentials.secret());
        Exchange exchange = ClockedBinance.connect(connection);
        market = new BinanceMarketData(exchange);
        api = ExchangeRestProxyBuilder.forInterface(BinanceSignedApi.class, exchange.getExchangeSpecification())
                .build();
        placement = new BinanceOrderPlacement(api, key, digest);
        fills = new BinanceFills((symbol, page) -> api.myTrades(
                name(symbol),
                page.orderId(),
                page.from(),
                page.to(),
                page.fromId(),
                BinanceFills.PAGE_SIZE,
                readWindow,
                now(),
                key,
                digest));
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
        BinanceResponses.Restrictions rights = api.restrictions(readWindow, now(), key, digest);
        return Optional.of(new KeyRights(
                rights.enableSpotAndMarginTrading(),
                rights.enableWithdrawals() || rights.enableInternalTransfer() || rights.permitsUniversalTransfer(),
                rights.ipRestrict()));
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
        BinanceResponses.Book book = api.bookTicker(name(symbol));
        return new Quote(book.bidPrice(), book.askPrice());
    }

    @Override
    public Balances balances() throws IOException {
        Map<String, Balances.Balance> byAsset = new TreeMap<>();
        api.account(readWindow, now(), key, digest)
                .balances()
                .forEach(row -> byAsset.put(row.asset(), new Balances.Balance(row.free(), row.locked())));
        return new Balances(byAsset);
    }

    @Override
    public Optional<AccountFee> commission(Symbol symbol) throws IOException {
        return Optional.of(BinanceFees.of(api.commission(name(symbol), readWindow, now(), key, digest)));
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) throws IOException {
        return api.openOrders(name(symbol), readWindow, now(), key, digest).stream()
                .map(BinanceOrderMapper::report)
                .toList();
    }

    @Override
    public Optional<OrderReport> order(Symbol symbol, String clientId) throws IOException {
        try {
            return Optional.of(
                    BinanceOrderMapper.report(api.order(name(symbol), clientId, readWindow, now(), key, digest)));
        } catch (BinanceException e) {
            if (e.getCode() == UNKNOWN_ORDER || e.getCode() == ARCHIVED_ORDER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<VenueFill> fills(Symbol symbol, String venueOrderId) throws IOException {
        return fills.ofOrder(symbol, Long.parseLong(venueOrderId));
    }

    @Override
    public List<VenueFill> fillsSince(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        return fills.between(symbol, fromMillis, toMillis);
    }

    @Override
    public Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        return placement.place(symbol, order, signing);
    }

    @Override
    public Optional<DryOrder> dryOrder() {
        return Optional.of(placement::check);
    }

    @Override
    public List<OrderReport> placeList(Symbol symbol, ProtectionList protection, Signing signing) throws IOException {
        return placement.placeList(symbol, protection, signing);
    }

    @Override
    public List<OrderReport> placeWithList(Symbol symbol, NewOrder entry, ProtectionList protection, Signing signing)
            throws IOException {
        return placement.placeWithList(symbol, entry, protection, signing);
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        try {
            return order.listId().isPresent()
                    ? new Placement(BinanceOrderMapper.reports(api.cancelList(
                            name(symbol), Long.parseLong(order.listId().get()), readWindow, now(), key, digest)))
                    : BinanceOrderMapper.placement(
                            api.cancel(name(symbol), Long.parseLong(order.venueId()), readWindow, now(), key, digest));
        } catch (BinanceException e) {
            if (e.getCode() == CANCEL_REJECTED && String.valueOf(e.getMessage()).contains(NOTHING_TO_CANCEL)) {
                return Placement.NOT_FOUND;
            }
            throw e;
        }
    }

    /** A new factory for each request: rescu serialises requests that share one. */
    private SynchronizedValueFactory<Long> now() {
        return clock::millis;
    }

    static String name(Symbol symbol) {
        return symbol.base() + symbol.quote();
    }
}
