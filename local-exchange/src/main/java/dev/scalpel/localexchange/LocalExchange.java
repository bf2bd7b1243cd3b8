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
import dev.scalpel.localexchange.faults.ObservedAccount;
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
 * An exchange on 127.0.0.1 that speaks Binance's spot REST API. Prices come from the listed bars and time from the given
 * clock: a bar is reported as forming while its minute runs, and as closed afterwards. Close it to free the port.
 */
public final class LocalExchange implements AutoCloseable {

    /** Rows of {@code aggTrades} per bar; a row may stand for many trades. */
    private static final int MAX_AGGREGATES_PER_BAR = 12;

    private final Object lock = new Object();
    private final FaultInjector faults = new FaultInjector();
    private final StaleReadInjector<ObservedAccount> staleReads = new StaleReadInjector<>(faults, ObservedAccount::of);
    private final RateLimits limits = RateLimits.spot();
    private final UnfilledOrderCounter orderCounts = new UnfilledOrderCounter(limits);
    private final Bans bans = new Bans();
    private final OrderBook book = new OrderBook();
    private final Wallet wallet = new Wallet();
    private final Settlement settlement = new Settlement(wallet);
    private final PartialFillInjector partialFills = new PartialFillInjector();
    private final Markets markets;
    private final OrderService orderService;
    private final RequestAuthenticator authenticator;
    private final MatchingEngine matching;
    private final EventScheduler scheduler;
    private final LoopbackHttpServer server;

    private LocalExchange(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        markets = new Markets(listings, MAX_AGGREGATES_PER_BAR);
        matching = new MatchingEngine(markets, book, settlement, partialFills, clock.millis());
        scheduler = new EventScheduler(clock, matching);
        authenticator = new RequestAuthenticator(apiKey);
        orderService = new OrderService(book, settlement, matching, new OrderValidator(book, wallet));
        OrderRequestParser parser = new OrderRequestParser();
        Map<String, Route> routes = new LinkedHashMap<>();
        settlement.setFirstFillListener(orderCounts::firstFill);
        PublicApi.addTo(routes, markets, limits);
        TradingApi trading =
                new TradingApi(markets, book, orderService, parser, staleReads, new CommissionJson(settlement));
        trading.addTo(routes);
        new OrderChangeApi(trading, markets, book, orderService, parser, orderCounts).addTo(routes);
        new OrderListApi(markets, book, orderService, parser, staleReads).addTo(routes);
        new AccountApi(markets, book, wallet, settlement, authenticator, staleReads).addTo(routes);
        new AccountReportsApi(markets, book, orderCounts, staleReads).addTo(routes);
        new WalletApi(markets, wallet, staleReads).addTo(routes);
        UnsupportedApi.addTo(routes, markets);
        server = new LoopbackHttpServer(
                port, new Router(routes, scheduler, authenticator, limits, bans, orderCounts, lock), faults);
    }

    /**
     * Starts an exchange.
     *
     * @param port 0 for any free one
     * @param clock the exchange's time; the caller moves it, forward only
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static LocalExchange start(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        return new LocalExchange(port, clock, listings, apiKey);
    }

    /** An exchange on any free port, with {@link ApiKey#rehearsal}. */
    public static LocalExchange start(Clock clock, List<Listing> listings) {
        return start(0, clock, listings, ApiKey.rehearsal());
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public ApiKey apiKey() {
        return authenticator.apiKey();
    }

    /** Replaces the key; the earlier one is refused from now on. */
    public void replaceApiKey(ApiKey other) {
        authenticator.replaceApiKey(other);
    }

    /** Accepts another key as well, for example one that signs with Ed25519. */
    public void addApiKey(ApiKey another) {
        authenticator.add(another);
    }

    public FaultInjector faults() {
        return faults;
    }

    /**
     * From now on reads of this kind report an earlier state, until {@link #endReadDelays}. A read whose response
     * differs for that reason is listed in {@link FaultInjector#applied}, as {@code GET /api/v3/order Stale[ORDERS, PT5S]}.
     *
     * @param behind in exchange time, above zero and at most ten minutes
     */
    public void delayReads(StaleRead kind, Duration behind) {
        synchronized (lock) {
            staleReads.delay(kind, behind, Long.MAX_VALUE);
        }
    }

    /** As {@link #delayReads(StaleRead, Duration)}, only for this much exchange time from now. */
    public void delayReads(StaleRead kind, Duration behind, Duration span) {
        synchronized (lock) {
            staleReads.delay(kind, behind, scheduler.advanceToNow() + span.toMillis());
        }
    }

    /** From now on every read is up to date. */
    public void endReadDelays() {
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
    public void setStatus(Symbol symbol, SymbolStatus status) {
        synchronized (lock) {
            long now = scheduler.advanceToNow();
            Market market = listed(symbol);
            market.setStatus(status);
            if (market.setStatus(now) == SymbolStatus.TRADING) {
                matching.reopen(market, now);
            }
        }
    }

    /** Ends all open orders of a pair, as the venue does for maintenance: EXPIRED, reason EXCHANGE_CANCELED. */
    public void expireOrders(Symbol symbol) {
        synchronized (lock) {
            orderService.expireAll(listed(symbol), scheduler.advanceToNow());
        }
    }

    /** Ends the matching open orders and their lists, as the venue may at any time, with the same reason. */
    public void expireOrders(Predicate<OrderView> which) {
        synchronized (lock) {
            orderService.expireAll(which, scheduler.advanceToNow());
        }
    }

    /**
     * From now on an incoming order, including a triggered stop, expires instead of trading beyond these multiples of
     * the average price of five minutes: what the venue calls the price range execution rule.
     *
     * @param up above 1
     * @param down above 0 and below 1
     */
    public void setPriceRange(Symbol symbol, BigDecimal up, BigDecimal down) {
        synchronized (lock) {
            listed(symbol).setPriceRange(new PriceRange(up, down));
        }
    }

    /** Delists a pair: its open orders expire, and its name is unknown from now on (-1121). */
    public void delist(Symbol symbol) {
        synchronized (lock) {
            Market market = listed(symbol);
            orderService.expireAll(market, scheduler.advanceToNow());
            markets.remove(market.name());
        }
    }

    /** Sets the order types that a pair accepts; limit orders are always accepted. */
    public void setOrderTypes(Symbol symbol, Set<OrderType> types) {
        synchronized (lock) {
            listed(symbol).setOrderTypes(types);
        }
    }

    /**
     * Sets how a pair prevents self-trades. Until it is set all modes are allowed, and an order that names none has
     * {@link SelfTradePrevention#NONE}.
     */
    public void setSelfTradePrevention(
            Symbol symbol, SelfTradePrevention defaultMode, Set<SelfTradePrevention> allowed) {
        if (!allowed.contains(defaultMode)) {
            throw new IllegalArgumentException("the default mode must be allowed: " + defaultMode + ", not " + allowed);
        }
        synchronized (lock) {
            listed(symbol).setPreventions(defaultMode, allowed);
        }
    }

    private Market listed(Symbol symbol) {
        return markets.find(symbol.base() + symbol.quote())
                .orElseThrow(() -> new IllegalArgumentException("not listed: " + symbol));
    }

    /** Refuses calls with HTTP 429 once the request weight of a minute of exchange time exceeds this. No limit by default. */
    public void limitRequestWeight(int perMinute) {
        synchronized (lock) {
            limits.weight(perMinute);
        }
    }

    /**
     * Bans a caller that continues after so many consecutive refusals for request weight: HTTP 418 for two minutes of
     * exchange time, doubled each further time, three days at most. No bans by default.
     */
    public void banAfterRefusals(int refusals) {
        synchronized (lock) {
            bans.banAfterRefusals(refusals);
        }
    }

    /**
     * Refuses new orders with HTTP 429, code -1015, after more unfilled orders were placed in the current 10 seconds or
     * the current day of exchange time. No limit by default.
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
            scheduler.advanceToNow();
            wallet.add(asset, amount);
        }
    }

    /** The free balance of an asset. */
    public BigDecimal free(String asset) {
        synchronized (lock) {
            scheduler.advanceToNow();
            return wallet.free(asset);
        }
    }

    /** The balance of an asset that open orders have locked. */
    public BigDecimal locked(String asset) {
        synchronized (lock) {
            scheduler.advanceToNow();
            return wallet.locked(asset);
        }
    }

    /** Sets the commission on later fills; the default is 10 bp of the received asset. */
    public void setCommission(Commission commission) {
        synchronized (lock) {
            settlement.setCommission(commission);
        }
    }

    /**
     * Makes the next fills of a pair partial.
     *
     * @param share of what remains, rounded down to the step; 0 for a touch without a fill
     * @param hold how long, in exchange time, a resting remainder is kept from filling
     */
    public void fillPartially(Symbol symbol, BigDecimal share, Duration hold, int times) {
        String name = symbol.base() + symbol.quote();
        fillPartially(order -> order.symbol().equals(name), share, hold, times);
    }

    /**
     * Makes the next fills of the matching orders partial, for example of one leg of a list: {@code order ->
     * order.clientId().equals("target")}.
     *
     * @param which selects the orders
     * @param share of what remains, rounded down to the step; 0 for a touch without a fill
     * @param hold how long, in exchange time, a resting remainder is kept from filling
     */
    public void fillPartially(Predicate<OrderView> which, BigDecimal share, Duration hold, int times) {
        synchronized (lock) {
            partialFills.fillPartially(which, share, hold, times);
        }
    }

    /** Sets how much worse than its level a triggered stop fills, as a share of the price. None by default. */
    public void setStopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        synchronized (lock) {
            matching.setStopSlippage(shareOfPrice);
        }
    }

    /** All orders ever accepted, oldest first, in their present state. */
    public List<OrderView> orders() {
        synchronized (lock) {
            scheduler.advanceToNow();
            return book.all().stream().map(Order::view).toList();
        }
    }

    /** All fills so far, oldest first. */
    public List<Fill> fills() {
        synchronized (lock) {
            scheduler.advanceToNow();
            return settlement.fills();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
