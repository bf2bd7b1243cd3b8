package dev.scalpel.localexchange.accountapi;

import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Route;
import java.util.Map;

/**
 * Features that the venue offers for some pairs only and, as {@code exchangeInfo} says, for none here: each call is
 * refused as the venue refuses it for such a pair. Their own parameters are ignored.
 */
public final class UnsupportedApi {

    private UnsupportedApi() {}

    public static void addTo(Map<String, Route> routes, Markets markets) {
        // errors.md, -1013 with the messages of order placement; exchangeInfo's "opoAllowed" is false.
        Route.Action noOpo =
                refusal(markets, ApiException.refused(-1013, "OPO orders are not supported for this symbol."));
        routes.put("POST /api/v3/orderList/opo", Route.trade(1, noOpo).withAnyParameters());
        routes.put("POST /api/v3/orderList/opoco", Route.trade(1, noOpo).withAnyParameters());
        // faqs/sor_faq.md: exchangeInfo has no "sors". The code and message are quoted in ccxt's pull request 18883.
        Route.Action noSor = refusal(markets, ApiException.refused(-1013, "This symbol has no SOR."));
        routes.put("POST /api/v3/sor/order", Route.trade(1, noSor).withAnyParameters());
        routes.put("POST /api/v3/sor/order/test", Route.trade(1, noSor).withAnyParameters());
    }

    private static Route.Action refusal(Markets markets, ApiException refusal) {
        return (parameters, now) -> {
            markets.of(parameters);
            throw refusal;
        };
    }
}
