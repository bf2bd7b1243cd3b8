package dev.scalpel.localexchange.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.RequestAuthenticator;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Route;
import java.util.Map;

/**
 * What the key may do. An end point of the spot API; futures have it at another address at Binance, and at their own here.
 *
 * @param futures whether the key trades futures, not spot
 */
public record KeyRightsApi(RequestAuthenticator authenticator, boolean futures) {

    public void addTo(Map<String, Route> routes) {
        routes.put("GET /sapi/v1/account/apiRestrictions", Route.signed(1, this::restrictions));
    }

    private JsonNode restrictions(Parameters parameters, long now) {
        ApiKey key = authenticator.apiKey();
        return Json.object()
                .put("ipRestrict", key.boundToAddresses())
                .put("createTime", 0)
                .put("enableReading", true)
                .put("enableWithdrawals", key.mayWithdraw())
                .put("enableInternalTransfer", false)
                .put("enableMargin", false)
                .put("enableFutures", futures && key.mayTrade())
                .put("permitsUniversalTransfer", false)
                .put("enableVanillaOptions", false)
                .put("enableFixApiTrade", false)
                .put("enableFixReadOnly", false)
                .put("enableSpotAndMarginTrading", !futures && key.mayTrade())
                .put("enablePortfolioMarginTrading", false);
    }
}
