package dev.scalpel.localexchange;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.RateLimits;
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
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.matching.MatchingEngine;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.matching.Settlement;
import dev.scalpel.localexchange.orderentry.OrderService;
import dev.scalpel.localexchange.orderentry.OrderValidator;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.publicapi.PublicApi;
import dev.scalpel.localexchange.server.StandInControls;
import dev.scalpel.localexchange.time.EventScheduler;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of the spot market, and its calls. */
final class SpotMarket {

    /** Rows of {@code aggTrades} per bar; a row may stand for many trades. */
    private static final int MAX_AGGREGATES_PER_BAR = 12;

    final StandInControls<ObservedAccount> controls;
    final Markets markets;
    final OrderBook book = new OrderBook();
    final Wallet wallet = new Wallet();
    final Settlement settlement = new Settlement(wallet);
    final MatchingEngine matching;
    final EventScheduler scheduler;
    final OrderService orderService;

    SpotMarket(Clock clock, List<Listing> listings, ApiKey apiKey) {
        controls = new StandInControls<>(apiKey, RateLimits.spot(), ObservedAccount::of);
        markets = new Markets(listings, MAX_AGGREGATES_PER_BAR);
        matching = new MatchingEngine(markets, book, settlement, controls.partialFills(), clock.millis());
        scheduler = new EventScheduler(clock, matching);
        orderService = new OrderService(book, settlement, matching, new OrderValidator(book, wallet));
        settlement.setFirstFillListener(controls.orderCounts()::firstFill);
    }

    Map<String, Route> routes() {
        StaleReadInjector<ObservedAccount> staleReads = controls.staleReads();
        OrderRequestParser parser = new OrderRequestParser();
        Map<String, Route> routes = new LinkedHashMap<>();
        PublicApi.addTo(routes, markets, controls.limits());
        TradingApi trading =
                new TradingApi(markets, book, orderService, parser, staleReads, new CommissionJson(settlement));
        trading.addTo(routes);
        new OrderChangeApi(trading, markets, book, orderService, parser, controls.orderCounts()).addTo(routes);
        new OrderListApi(markets, book, orderService, parser, staleReads).addTo(routes);
        new AccountApi(markets, book, wallet, settlement, controls.authenticator(), staleReads).addTo(routes);
        new AccountReportsApi(markets, book, controls.orderCounts(), staleReads).addTo(routes);
        new WalletApi(markets, wallet, staleReads).addTo(routes);
        UnsupportedApi.addTo(routes, markets);
        return routes;
    }
}
