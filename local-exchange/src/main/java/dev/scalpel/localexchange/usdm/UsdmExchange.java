package dev.scalpel.localexchange.usdm;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.Bans;
import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.access.RequestAuthenticator;
import dev.scalpel.localexchange.access.UnfilledOrderCounter;
import dev.scalpel.localexchange.faults.FaultInjector;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.matching.PartialFillInjector;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.server.LoopbackHttpServer;
import dev.scalpel.localexchange.server.Router;
import dev.scalpel.localexchange.time.EventScheduler;
import dev.scalpel.localexchange.usdm.account.FuturesAccount;
import dev.scalpel.localexchange.usdm.account.HoldingSide;
import dev.scalpel.localexchange.usdm.account.Income;
import dev.scalpel.localexchange.usdm.account.IncomeType;
import dev.scalpel.localexchange.usdm.account.Position;
import dev.scalpel.localexchange.usdm.account.PositionState;
import dev.scalpel.localexchange.usdm.accountapi.AlgoApi;
import dev.scalpel.localexchange.usdm.accountapi.BatchApi;
import dev.scalpel.localexchange.usdm.accountapi.CountdownApi;
import dev.scalpel.localexchange.usdm.accountapi.FuturesAccountApi;
import dev.scalpel.localexchange.usdm.accountapi.FuturesOrderReadsApi;
import dev.scalpel.localexchange.usdm.accountapi.FuturesReportsApi;
import dev.scalpel.localexchange.usdm.accountapi.FuturesTradingApi;
import dev.scalpel.localexchange.usdm.accountapi.IncomeApi;
import dev.scalpel.localexchange.usdm.accountapi.IsolatedMarginApi;
import dev.scalpel.localexchange.usdm.accountapi.ObservedFutures;
import dev.scalpel.localexchange.usdm.accountapi.PositionRiskApi;
import dev.scalpel.localexchange.usdm.accountapi.SettingsApi;
import dev.scalpel.localexchange.usdm.accountapi.TermsApi;
import dev.scalpel.localexchange.usdm.contract.Contract;
import dev.scalpel.localexchange.usdm.contract.Contracts;
import dev.scalpel.localexchange.usdm.contract.PerpetualListing;
import dev.scalpel.localexchange.usdm.engine.FuturesEngine;
import dev.scalpel.localexchange.usdm.entry.AlgoOrderEntry;
import dev.scalpel.localexchange.usdm.entry.FuturesOrderEntry;
import dev.scalpel.localexchange.usdm.entry.FuturesOrderParser;
import dev.scalpel.localexchange.usdm.entry.PriceMatch;
import dev.scalpel.localexchange.usdm.marketapi.FuturesMarketApi;
import dev.scalpel.localexchange.usdm.orders.AlgoOrder;
import dev.scalpel.localexchange.usdm.orders.AlgoView;
import dev.scalpel.localexchange.usdm.orders.FuturesBook;
import dev.scalpel.localexchange.usdm.orders.FuturesFill;
import dev.scalpel.localexchange.usdm.orders.FuturesOrder;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A futures market on 127.0.0.1 that speaks Binance's USD-M REST API. Prices come from the bars of the listed contracts and
 * time from the given clock, as in {@code LocalExchange}, whose clock, price path, HTTP, signing, limits and faults it
 * shares. Close it to free the port.
 */
public final class UsdmExchange implements AutoCloseable {

    /** Rows of {@code aggTrades} per bar; a row may stand for many trades. */
    private static final int MAX_AGGREGATES_PER_BAR = 12;

    private final Object lock = new Object();
    private final FaultInjector faults = new FaultInjector();
    private final StaleReadInjector<ObservedFutures> staleReads = new StaleReadInjector<>(faults, ObservedFutures::of);
    private final RateLimits limits = RateLimits.futures();
    private final UnfilledOrderCounter orderCounts = new UnfilledOrderCounter(limits);
    private final Bans bans = new Bans();
    private final FuturesBook book = new FuturesBook();
    private final PartialFillInjector partialFills = new PartialFillInjector();
    private final Contracts contracts;
    private final FuturesAccount account;
    private final RequestAuthenticator authenticator;
    private final FuturesEngine engine;
    private final FuturesOrderEntry orderEntry;
    private final EventScheduler scheduler;
    private final LoopbackHttpServer server;

    private UsdmExchange(int port, Clock clock, List<PerpetualListing> listings, ApiKey apiKey) {
        contracts = new Contracts(listings, MAX_AGGREGATES_PER_BAR);
        account = new FuturesAccount(contracts, StaleReadInjector.MAX_BEHIND);
        engine = new FuturesEngine(contracts, book, account, partialFills, clock.millis());
        scheduler = new EventScheduler(clock, engine);
        authenticator = new RequestAuthenticator(apiKey);
        orderEntry = new FuturesOrderEntry(book, account, engine, scheduler);
        server = new LoopbackHttpServer(
                port, new Router(routes(), scheduler, authenticator, limits, bans, orderCounts, lock), faults);
    }

    private Map<String, Route> routes() {
        Map<String, Route> routes = new LinkedHashMap<>();
        FuturesOrderParser parser = new FuturesOrderParser(contracts, account, new PriceMatch(engine));
        FuturesTradingApi trading = new FuturesTradingApi(contracts, book, orderEntry, parser);
        FuturesMarketApi.addTo(routes, contracts, limits);
        trading.addTo(routes);
        new FuturesOrderReadsApi(contracts, book, staleReads).addTo(routes);
        new BatchApi(trading, orderCounts).addTo(routes);
        AlgoOrderEntry algoEntry = new AlgoOrderEntry(book, account, engine, scheduler);
        new AlgoApi(contracts, book, algoEntry, parser, staleReads).addTo(routes);
        new CountdownApi(contracts, orderEntry, scheduler).addTo(routes);
        new SettingsApi(contracts, account, book, engine.values()).addTo(routes);
        new IsolatedMarginApi(contracts, account, engine.values()).addTo(routes);
        new FuturesAccountApi(account, engine.values(), staleReads).addTo(routes);
        new PositionRiskApi(contracts, account, engine.values(), staleReads).addTo(routes);
        new IncomeApi(contracts, account, staleReads).addTo(routes);
        new FuturesReportsApi(contracts, book, engine.clearing(), staleReads).addTo(routes);
        new TermsApi(contracts, account, orderCounts).addTo(routes);
        return routes;
    }

    /**
     * Starts a market.
     *
     * @param port 0 for any free one
     * @param clock the market's time; the caller moves it, forward only
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static UsdmExchange start(int port, Clock clock, List<PerpetualListing> listings, ApiKey apiKey) {
        return new UsdmExchange(port, clock, listings, apiKey);
    }

    /** A market on any free port, with {@link ApiKey#rehearsal}. */
    public static UsdmExchange start(Clock clock, List<PerpetualListing> listings) {
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

    /** From now on reads of this kind report an earlier state, until {@link #endReadDelays}; positions are as old as balances. */
    public void delayReads(StaleRead kind, Duration behind) {
        synchronized (lock) {
            staleReads.delay(kind, behind, Long.MAX_VALUE);
        }
    }

    /** As {@link #delayReads(StaleRead, Duration)}, only for this much of the market's time from now. */
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

    /** Opens or closes a contract's market. Unless it is {@link SymbolStatus#TRADING} new orders are refused and nothing fills. */
    public void setStatus(Symbol symbol, SymbolStatus status) {
        synchronized (lock) {
            long now = scheduler.advanceToNow();
            Contract contract = listed(symbol);
            contract.market().setStatus(status);
            if (contract.market().fillsOrders()) {
                engine.apply(contract, now);
            }
        }
    }

    /** Ends the matching plain orders by the venue's decision: EXPIRED. */
    public void expireOrders(Predicate<OrderView> which) {
        synchronized (lock) {
            long now = scheduler.advanceToNow();
            book.open().stream()
                    .filter(order -> which.test(order.view()))
                    .forEach(order -> orderEntry.expire(order, now));
        }
    }

    /** Ends the matching conditional orders by the venue's decision: EXPIRED. */
    public void expireAlgoOrders(Predicate<AlgoView> which) {
        synchronized (lock) {
            long now = scheduler.advanceToNow();
            book.waiting().stream()
                    .filter(order -> which.test(order.view()))
                    .forEach(order -> orderEntry.expire(order, now));
        }
    }

    /** Sets how far the mark price is above the contract's price, as a share of it; the market acts on it at once. */
    public void setMarkPremium(Symbol symbol, BigDecimal share) {
        synchronized (lock) {
            long now = scheduler.advanceToNow();
            listed(symbol).setMarkPremium(share);
            engine.apply(listed(symbol), now);
        }
    }

    /** Sets the funding rate of a stamp: a multiple of eight hours, in epoch milliseconds. */
    public void setFundingRate(Symbol symbol, long stamp, BigDecimal rate) {
        synchronized (lock) {
            scheduler.advanceToNow();
            listed(symbol).setFunding(stamp, rate);
        }
    }

    /**
     * Closes a share of the open position against that of a bankrupt trader, at this price and without a fee: auto-deleveraging.
     *
     * @throws IllegalStateException when no position is open
     */
    public void deleverage(Symbol symbol, BigDecimal share, BigDecimal price) {
        synchronized (lock) {
            long now = scheduler.advanceToNow();
            engine.forced().deleverage(open(symbol), share, price, now);
        }
    }

    /** Closes the open position at the mark price, as the venue does before it delists a contract. */
    public void settle(Symbol symbol) {
        synchronized (lock) {
            long now = scheduler.advanceToNow();
            engine.forced().settle(open(symbol), now);
        }
    }

    private Position open(Symbol symbol) {
        return engine.forced()
                .open(listed(symbol))
                .orElseThrow(() -> new IllegalStateException("no position is open in " + symbol));
    }

    private Contract listed(Symbol symbol) {
        return contracts
                .find(symbol.base() + symbol.quote())
                .orElseThrow(() -> new IllegalArgumentException("not listed: " + symbol));
    }

    /** Refuses calls with HTTP 429 once the request weight of a minute exceeds this. No limit by default. */
    public void limitRequestWeight(int perMinute) {
        synchronized (lock) {
            limits.weight(perMinute);
        }
    }

    /** Bans a caller that continues after so many consecutive refusals for request weight: HTTP 418. No bans by default. */
    public void banAfterRefusals(int refusals) {
        synchronized (lock) {
            bans.banAfterRefusals(refusals);
        }
    }

    /** Refuses new orders with HTTP 429, code -1015, above so many in 10 seconds or a minute. No limit by default. */
    public void limitOrders(int perTenSeconds, int perMinute) {
        synchronized (lock) {
            limits.orders(perTenSeconds, perMinute);
        }
    }

    /** Transfers funds into the wallet, or out of it when the amount is below zero. */
    public void transfer(String asset, BigDecimal amount) {
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("a transfer must not be 0");
        }
        synchronized (lock) {
            account.wallet().book(IncomeType.TRANSFER, "", asset, amount, "", scheduler.advanceToNow());
        }
    }

    /** The wallet balance of an asset, without unrealised profit. */
    public BigDecimal walletBalance(String asset) {
        synchronized (lock) {
            scheduler.advanceToNow();
            return account.wallet().balance(asset);
        }
    }

    /** The part of the wallet that no isolated position holds. */
    public BigDecimal crossWalletBalance(String asset) {
        synchronized (lock) {
            scheduler.advanceToNow();
            return engine.values().crossWallet(asset);
        }
    }

    /** The position of one-way mode. */
    public PositionState position(Symbol symbol) {
        return position(symbol, HoldingSide.BOTH);
    }

    public PositionState position(Symbol symbol, HoldingSide side) {
        synchronized (lock) {
            scheduler.advanceToNow();
            return account.position(listed(symbol), side).now();
        }
    }

    /** Sets the fees of later fills; the defaults are 2 and 5 bp of the value. */
    public void setFeeRates(BigDecimal maker, BigDecimal taker) {
        synchronized (lock) {
            account.setFeeRates(maker, taker);
        }
    }

    /**
     * Makes the next fills of the matching orders partial.
     *
     * @param share of what remains, rounded down to the step; 0 for a touch without a fill
     * @param hold how long, in the market's time, a resting remainder is kept from filling
     */
    public void fillPartially(Predicate<OrderView> which, BigDecimal share, Duration hold, int times) {
        synchronized (lock) {
            partialFills.fillPartially(which, share, hold, times);
        }
    }

    /** Sets how much worse than its level a triggered order trades, as a share of the price. None by default. */
    public void setStopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        synchronized (lock) {
            engine.setStopSlippage(shareOfPrice);
        }
    }

    /** All plain orders ever accepted, the venue's own included, oldest first, in their present state. */
    public List<OrderView> orders() {
        synchronized (lock) {
            scheduler.advanceToNow();
            return book.all().stream().map(FuturesOrder::view).toList();
        }
    }

    /** All conditional orders ever accepted, oldest first, in their present state. */
    public List<AlgoView> algoOrders() {
        synchronized (lock) {
            scheduler.advanceToNow();
            return book.allAlgos().stream().map(AlgoOrder::view).toList();
        }
    }

    /** All fills so far, oldest first. */
    public List<FuturesFill> fills() {
        synchronized (lock) {
            scheduler.advanceToNow();
            return engine.clearing().fills();
        }
    }

    /** All changes of the wallet so far, oldest first. */
    public List<Income> incomes() {
        synchronized (lock) {
            scheduler.advanceToNow();
            return account.wallet().incomes();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
