package dev.scalpel.localexchange.usdm;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.accountapi.KeyRightsApi;
import dev.scalpel.localexchange.binance.BinanceControls;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.server.StandInControls;
import dev.scalpel.localexchange.time.EventScheduler;
import dev.scalpel.localexchange.usdm.account.FuturesAccount;
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
import dev.scalpel.localexchange.usdm.contract.Contracts;
import dev.scalpel.localexchange.usdm.contract.PerpetualListing;
import dev.scalpel.localexchange.usdm.engine.FuturesEngine;
import dev.scalpel.localexchange.usdm.entry.AlgoOrderEntry;
import dev.scalpel.localexchange.usdm.entry.FuturesOrderEntry;
import dev.scalpel.localexchange.usdm.entry.FuturesOrderParser;
import dev.scalpel.localexchange.usdm.entry.PriceMatch;
import dev.scalpel.localexchange.usdm.marketapi.FuturesMarketApi;
import dev.scalpel.localexchange.usdm.orders.FuturesBook;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of the futures market, and its calls. */
final class FuturesMarket {

    /** Rows of {@code aggTrades} per bar; a row may stand for many trades. */
    private static final int MAX_AGGREGATES_PER_BAR = 12;

    final StandInControls<ObservedFutures> standInControls;
    final BinanceControls<ObservedFutures> controls;
    final FuturesBook book = new FuturesBook();
    final Contracts contracts;
    final FuturesAccount account;
    final FuturesEngine engine;
    final EventScheduler scheduler;
    final FuturesOrderEntry orderEntry;

    FuturesMarket(Clock clock, List<PerpetualListing> listings, ApiKey apiKey) {
        standInControls = new StandInControls<>(apiKey, ObservedFutures::of);
        controls = new BinanceControls<>(standInControls, RateLimits.futures());
        contracts = new Contracts(listings, MAX_AGGREGATES_PER_BAR);
        account = new FuturesAccount(contracts, StaleReadInjector.MAX_BEHIND);
        engine = new FuturesEngine(contracts, book, account, standInControls.partialFills(), clock.millis());
        scheduler = new EventScheduler(clock, engine);
        orderEntry = new FuturesOrderEntry(book, account, engine, scheduler);
    }

    Dialect dialect() {
        StaleReadInjector<ObservedFutures> staleReads = controls.staleReads();
        Map<String, Route> routes = new LinkedHashMap<>();
        FuturesOrderParser parser = new FuturesOrderParser(contracts, account, new PriceMatch(engine));
        FuturesTradingApi trading = new FuturesTradingApi(contracts, book, orderEntry, parser);
        FuturesMarketApi.addTo(routes, contracts, controls.limits());
        trading.addTo(routes);
        new FuturesOrderReadsApi(contracts, book, staleReads).addTo(routes);
        new BatchApi(trading, controls.orderCounts()).addTo(routes);
        AlgoOrderEntry algoEntry = new AlgoOrderEntry(book, account, engine, scheduler);
        new AlgoApi(contracts, book, algoEntry, parser, staleReads).addTo(routes);
        new CountdownApi(contracts, orderEntry, scheduler).addTo(routes);
        new SettingsApi(contracts, account, book, engine.values()).addTo(routes);
        new IsolatedMarginApi(contracts, account, engine.values()).addTo(routes);
        new FuturesAccountApi(account, engine.values(), staleReads).addTo(routes);
        new PositionRiskApi(contracts, account, engine.values(), staleReads).addTo(routes);
        new IncomeApi(contracts, account, staleReads).addTo(routes);
        new FuturesReportsApi(contracts, book, engine.clearing(), staleReads).addTo(routes);
        new TermsApi(contracts, account, controls.orderCounts()).addTo(routes);
        new KeyRightsApi(controls.authenticator(), true).addTo(routes);
        return controls.dialect(routes);
    }
}
