package dev.scalpel.localexchange;

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
import dev.scalpel.localexchange.binance.BinanceControls;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.matching.Settlement;
import dev.scalpel.localexchange.orderentry.OrderService;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.publicapi.PublicApi;
import java.util.LinkedHashMap;
import java.util.Map;

/** A spot market with the calls of Binance. */
final class SpotMarket {

    final SpotCore core;
    final BinanceControls<ObservedAccount> controls;

    SpotMarket(SpotCore core) {
        this.core = core;
        controls = new BinanceControls<>(core.controls(), core.staleReads(), RateLimits.spot());
        core.settlement().setFirstFillListener(controls.orderCounts()::firstFill);
    }

    Dialect dialect() {
        StaleReadInjector<ObservedAccount> staleReads = controls.staleReads();
        OrderRequestParser parser = new OrderRequestParser();
        Markets markets = core.markets();
        OrderBook book = core.book();
        Wallet wallet = core.wallet();
        Settlement settlement = core.settlement();
        OrderService orderService = core.orderService();
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
        return controls.dialect(routes);
    }
}
