package dev.scalpel.localexchange;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.Bans;
import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.access.RequestAuthenticator;
import dev.scalpel.localexchange.access.UnfilledOrderCounter;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.accountapi.AccountApi;
import dev.scalpel.localexchange.accountapi.AccountReportsApi;
import dev.scalpel.localexchange.accountapi.CommissionJson;
import dev.scalpel.localexchange.accountapi.OrderChangeApi;
import dev.scalpel.localexchange.accountapi.OrderListApi;
import dev.scalpel.localexchange.accountapi.OrderRequestParser;
import dev.scalpel.localexchange.accountapi.TradingApi;
import dev.scalpel.localexchange.accountapi.UnsupportedApi;
import dev.scalpel.localexchange.accountapi.WalletApi;
import dev.scalpel.localexchange.faults.FaultInjector;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.market.PriceRange;
import dev.scalpel.localexchange.market.SelfTradePrevention;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.matching.MatchingEngine;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.matching.PartialFillInjector;
import dev.scalpel.localexchange.matching.Settlement;
import dev.scalpel.localexchange.orderentry.OrderService;
import dev.scalpel.localexchange.orderentry.OrderValidator;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.publicapi.PublicApi;
import dev.scalpel.localexchange.server.LoopbackHttpServer;
import dev.scalpel.localexchange.server.Router;
import dev.scalpel.localexchange.time.EventScheduler;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An exchange on 127.0.0.1 that speaks Binance's spot REST API. Its prices are those of the listed bars, its time is
 * that of the given clock: a bar is told once its minute has begun, as the forming one, and is closed when it is over.
 * Close it to free the port.
 */
public final class LocalExchange implements AutoCloseable {

    /** Rows of {@code aggTrades} that a bar is told in, at most; a row may stand for many trades. */
    private static final int AGGREGATES_A_BAR = 12;

    private final Object lock = new Object();
    private final FaultInjector faults = new FaultInjector();
    private final StaleReadInjector staleReads = new StaleReadInjector(faults);
    private final RateLimits limits = new RateLimits();
    private final UnfilledOrderCounter orderCounts = new UnfilledOrderCounter(limits);
    private final Bans bans = new Bans();
    private final OrderBook book = new OrderBook();
    private final Wallet wallet = new Wallet();
    private final Settlement till = new Settlement(wallet);
    private final PartialFillInjector partialFills = new PartialFillInjector();
    private final Markets markets;
    private final OrderService desk;
    private final RequestAuthenticator gatekeeper;
    private final MatchingEngine matching;
    private final EventScheduler timeline;
    private final LoopbackHttpServer front;

    private LocalExchange(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        markets = new Markets(listings, AGGREGATES_A_BAR);
        matching = new MatchingEngine(markets, book, till, partialFills, clock.millis());
        timeline = new EventScheduler(clock, matching);
        gatekeeper = new RequestAuthenticator(apiKey);
        desk = new OrderService(book, till, matching, new OrderValidator(book, wallet));
        OrderRequestParser reader = new OrderRequestParser();
        Map<String, Route> routes = new LinkedHashMap<>();
        till.onFirstFill(orderCounts::firstFill);
        PublicApi.addTo(routes, markets, limits);
        TradingApi trading = new TradingApi(markets, book, desk, reader, staleReads, new CommissionJson(till));
        trading.addTo(routes);
        new OrderChangeApi(trading, markets, book, desk, reader, orderCounts).addTo(routes);
        new OrderListApi(markets, book, desk, reader, staleReads).addTo(routes);
        new AccountApi(markets, book, wallet, till, gatekeeper, staleReads).addTo(routes);
        new AccountReportsApi(markets, book, orderCounts, staleReads).addTo(routes);
        new WalletApi(markets, wallet, staleReads).addTo(routes);
        UnsupportedApi.addTo(routes, markets);
        front = new LoopbackHttpServer(
                port, new Router(routes, timeline, gatekeeper, limits, bans, orderCounts, lock), faults);
    }

    /**
     * Starts an exchange.
     *
     * @param port 0 for any free one
     * @param clock the exchange's time; the caller moves it, never back
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static LocalExchange start(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        return new LocalExchange(port, clock, listings, apiKey);
    }

    /** An exchange on any free port, with the key for rehearsals. */
    public static LocalExchange start(Clock clock, List<Listing> listings) {
        return start(0, clock, listings, ApiKey.rehearsal());
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + front.port());
    }

    public ApiKey apiKey() {
        return gatekeeper.apiKey();
    }

    /** From now on only this key is let in. */
    public void apiKey(ApiKey other) {
        gatekeeper.apiKey(other);
    }

    /** Lets another key in besides, as one that signs by Ed25519. */
    public void alsoLetIn(ApiKey another) {
        gatekeeper.add(another);
    }

    public FaultInjector faults() {
        return faults;
    }

    /**
     * From now on reads of this kind report what was so a while ago, until {@link #fresh}. A read whose answer was
     * another one for that is in {@link FaultInjector#struck}, as {@code GET /api/v3/order Stale[ORDERS, PT5S]}.
     *
     * @param behind in exchange time, above zero and at most ten minutes
     */
    public void stale(StaleRead kind, Duration behind) {
        synchronized (lock) {
            staleReads.delay(kind, behind, Long.MAX_VALUE);
        }
    }

    /** As {@link #stale(StaleRead, Duration)}, for this span of exchange time from now. */
    public void stale(StaleRead kind, Duration behind, Duration span) {
        synchronized (lock) {
            staleReads.delay(kind, behind, timeline.catchUp() + span.toMillis());
        }
    }

    /** From now on every read is up to date. */
    public void fresh() {
        synchronized (lock) {
            staleReads.end();
        }
    }

    /**
     * Opens or closes a pair's market. Unless it is {@link SymbolStatus#TRADING} new orders are refused and nothing
     * fills; only in {@link SymbolStatus#CANCEL_ONLY} orders can still be cancelled.
     *
     * @throws IllegalArgumentException when the pair is not listed
     */
    public void status(Symbol symbol, SymbolStatus status) {
        synchronized (lock) {
            long now = timeline.catchUp();
            Market market = listed(symbol);
            market.status(status);
            if (market.status(now) == SymbolStatus.TRADING) {
                matching.reopen(market, now);
            }
        }
    }

    /** Ends all open orders of a pair, as the venue does for maintenance: EXPIRED, reason EXCHANGE_CANCELED. */
    public void expireOrders(Symbol symbol) {
        synchronized (lock) {
            desk.expireAll(listed(symbol), timeline.catchUp());
        }
    }

    /** Ends certain open orders and what hangs on them, as the venue may at any time, with the same reason. */
    public void expireOrders(Predicate<OrderView> which) {
        synchronized (lock) {
            desk.expireAll(which, timeline.catchUp());
        }
    }

    /**
     * From now on an incoming order, also a stop that is touched, expires instead of trading beyond these multiples of
     * the average price of five minutes: what the venue calls the price range execution rule.
     *
     * @param up above 1
     * @param down above 0 and below 1
     */
    public void priceRange(Symbol symbol, BigDecimal up, BigDecimal down) {
        synchronized (lock) {
            listed(symbol).priceRange(new PriceRange(up, down));
        }
    }

    /** Takes a pair off the list: its open orders expire, and its name is unknown from now on (-1121). */
    public void delist(Symbol symbol) {
        synchronized (lock) {
            Market market = listed(symbol);
            desk.expireAll(market, timeline.catchUp());
            markets.remove(market.name());
        }
    }

    /** Which types of order a pair takes from now on; limit orders are always taken. */
    public void orderTypes(Symbol symbol, Set<OrderType> types) {
        synchronized (lock) {
            listed(symbol).orderTypes(types);
        }
    }

    /**
     * How a pair keeps orders of one account from trading with each other. Until it is set all modes are allowed, and an
     * order that names none has {@link SelfTradePrevention#NONE}.
     */
    public void selfTradePrevention(Symbol symbol, SelfTradePrevention standard, Set<SelfTradePrevention> allowed) {
        if (!allowed.contains(standard)) {
            throw new IllegalArgumentException("the standard mode must be allowed: " + standard + ", not " + allowed);
        }
        synchronized (lock) {
            listed(symbol).preventions(standard, allowed);
        }
    }

    private Market listed(Symbol symbol) {
        return markets.find(symbol.base() + symbol.quote())
                .orElseThrow(() -> new IllegalArgumentException("not listed: " + symbol));
    }

    /** Refuses calls with HTTP 429 once those of a minute of exchange time weigh more. No limit until it is set. */
    public void limitRequestWeight(int perMinute) {
        synchronized (lock) {
            limits.weight(perMinute);
        }
    }

    /**
     * Bans whoever calls on after so many refusals for request weight in a row: HTTP 418 for two minutes of exchange
     * time, twice as long each further time, three days at most. No ban until it is set.
     */
    public void banAfter(int refusals) {
        synchronized (lock) {
            bans.after(refusals);
        }
    }

    /**
     * Refuses new orders with HTTP 429, code -1015, once more than so many unfilled ones were placed in the running 10
     * seconds or the running day of exchange time. No limit until it is set.
     */
    public void limitOrders(int perTenSeconds, int perDay) {
        synchronized (lock) {
            limits.orders(perTenSeconds, perDay);
        }
    }

    /** Puts funds into the account. */
    public void deposit(String asset, BigDecimal amount) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("a deposit must be > 0: " + amount);
        }
        synchronized (lock) {
            timeline.catchUp();
            wallet.add(asset, amount);
        }
    }

    /** What is free of an asset by now. */
    public BigDecimal free(String asset) {
        synchronized (lock) {
            timeline.catchUp();
            return wallet.free(asset);
        }
    }

    /** What is locked of an asset by open orders by now. */
    public BigDecimal locked(String asset) {
        synchronized (lock) {
            timeline.catchUp();
            return wallet.locked(asset);
        }
    }

    /** What the exchange takes of fills from now on; 10 bp of what is received until it is set. */
    public void commission(Commission commission) {
        synchronized (lock) {
            till.commission(commission);
        }
    }

    /**
     * Lets the next fills of a pair stay partial.
     *
     * @param share of what remains, rounded down to the step; 0 for a touch without a fill
     * @param hold how long in exchange time the rest of an order that may rest is held back
     */
    public void fillPartially(Symbol symbol, BigDecimal share, Duration hold, int times) {
        String name = symbol.base() + symbol.quote();
        fillPartially(order -> order.symbol().equals(name), share, hold, times);
    }

    /**
     * Lets the next fills of certain orders stay partial, as of one leg of a list: {@code order ->
     * order.clientId().equals("target")}.
     *
     * @param which which orders are meant
     * @param share of what remains, rounded down to the step; 0 for a touch without a fill
     * @param hold how long in exchange time the rest of an order that may rest is held back
     */
    public void fillPartially(Predicate<OrderView> which, BigDecimal share, Duration hold, int times) {
        synchronized (lock) {
            partialFills.next(which, share, hold, times);
        }
    }

    /** How much worse a stop that is touched finds the book, as a share of the price. None until it is set. */
    public void stopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        synchronized (lock) {
            matching.stopSlippage(shareOfPrice);
        }
    }

    /** All orders that were ever taken, the oldest first, as they are by now. */
    public List<OrderView> orders() {
        synchronized (lock) {
            timeline.catchUp();
            return book.all().stream().map(Order::view).toList();
        }
    }

    /** All fills by now, the oldest first. */
    public List<Fill> fills() {
        synchronized (lock) {
            timeline.catchUp();
            return till.fills();
        }
    }

    @Override
    public void close() {
        front.close();
    }
}
