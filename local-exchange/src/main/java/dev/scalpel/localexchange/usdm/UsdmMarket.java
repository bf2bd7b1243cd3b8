package dev.scalpel.localexchange.usdm;

import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.accountapi.KeyRightsApi;
import dev.scalpel.localexchange.binance.BinanceControls;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.perpetual.PerpetualCore;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.engine.FuturesEngine;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.usdm.accountapi.AlgoApi;
import dev.scalpel.localexchange.usdm.accountapi.BatchApi;
import dev.scalpel.localexchange.usdm.accountapi.CountdownApi;
import dev.scalpel.localexchange.usdm.accountapi.FuturesAccountApi;
import dev.scalpel.localexchange.usdm.accountapi.FuturesOrderReadsApi;
import dev.scalpel.localexchange.usdm.accountapi.FuturesReportsApi;
import dev.scalpel.localexchange.usdm.accountapi.FuturesTradingApi;
import dev.scalpel.localexchange.usdm.accountapi.IncomeApi;
import dev.scalpel.localexchange.usdm.accountapi.IsolatedMarginApi;
import dev.scalpel.localexchange.usdm.accountapi.PositionRiskApi;
import dev.scalpel.localexchange.usdm.accountapi.SettingsApi;
import dev.scalpel.localexchange.usdm.accountapi.TermsApi;
import dev.scalpel.localexchange.usdm.marketapi.FuturesMarketApi;
import dev.scalpel.localexchange.usdm.requests.FuturesOrderParser;
import dev.scalpel.localexchange.usdm.requests.PriceMatch;
import java.util.LinkedHashMap;
import java.util.Map;

/** A market of perpetual contracts with the calls of Binance. */
final class UsdmMarket {

    final PerpetualCore core;
    final BinanceControls<ObservedFutures> controls;

    UsdmMarket(PerpetualCore core) {
        this.core = core;
        controls = new BinanceControls<>(core.controls(), core.staleReads(), RateLimits.futures());
    }

    Dialect dialect() {
        StaleReadInjector<ObservedFutures> staleReads = controls.staleReads();
        Contracts contracts = core.contracts();
        FuturesBook book = core.book();
        FuturesAccount account = core.account();
        FuturesEngine engine = core.engine();
        Map<String, Route> routes = new LinkedHashMap<>();
        FuturesOrderParser parser = new FuturesOrderParser(contracts, account, new PriceMatch(engine));
        FuturesTradingApi trading = new FuturesTradingApi(contracts, book, core.orderEntry(), parser);
        FuturesMarketApi.addTo(routes, contracts, controls.limits());
        trading.addTo(routes);
        new FuturesOrderReadsApi(contracts, book, staleReads).addTo(routes);
        new BatchApi(trading, controls.orderCounts()).addTo(routes);
        new AlgoApi(contracts, book, core.algoEntry(), parser, staleReads).addTo(routes);
        new CountdownApi(contracts, core.orderEntry(), core.scheduler()).addTo(routes);
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
