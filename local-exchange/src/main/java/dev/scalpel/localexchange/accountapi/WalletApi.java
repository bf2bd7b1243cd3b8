package dev.scalpel.localexchange.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.account.Balance;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Route;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeSet;

/**
 * The wallet and margin calls ({@code /sapi}) that clients of the spot API make at start: system status, coins, margin
 * pairs. Responses and weights as at developers.binance.com, "Wallet" and "Margin Trading".
 */
public final class WalletApi {

    private final Markets markets;
    private final Wallet wallet;
    private final StaleReadInjector<ObservedAccount> staleReads;

    public WalletApi(Markets markets, Wallet wallet, StaleReadInjector<ObservedAccount> staleReads) {
        this.markets = markets;
        this.wallet = wallet;
        this.staleReads = staleReads;
    }

    public void addTo(Map<String, Route> routes) {
        routes.put(
                "GET /sapi/v1/system/status",
                Route.open(
                        1, (parameters, now) -> Json.object().put("status", 0).put("msg", "normal")));
        routes.put(
                "GET /sapi/v1/capital/config/getall",
                Route.signed(10, staleReads.reading("GET /sapi/v1/capital/config/getall", this::coins)));
        // No pair here can be traded on margin.
        routes.put("GET /sapi/v1/margin/allPairs", Route.withKey(1, (parameters, now) -> Json.array(), "symbol"));
        routes.put(
                "GET /sapi/v1/margin/isolated/allPairs",
                Route.withKey(10, (parameters, now) -> Json.array(), "symbol"));
    }

    private JsonNode coins(Parameters parameters, long now, ObservedAccount observed) {
        Map<String, Balance> balances = observed.balances(wallet);
        TreeSet<String> assets = new TreeSet<>(balances.keySet());
        for (Market market : markets.all()) {
            assets.add(market.listing().symbol().base());
            assets.add(market.listing().symbol().quote());
        }
        ArrayNode coins = Json.array();
        assets.forEach(asset -> coins.add(coin(asset, balances.getOrDefault(asset, Balance.NONE))));
        return coins;
    }

    /** A coin that is traded here, without deposits or withdrawals. */
    private static ObjectNode coin(String asset, Balance balance) {
        ObjectNode coin = Json.object()
                .put("coin", asset)
                .put("depositAllEnable", false)
                .put("withdrawAllEnable", false)
                .put("name", asset)
                .put("free", plain(balance.free()))
                .put("locked", plain(balance.locked()))
                .put("freeze", "0")
                .put("withdrawing", "0")
                .put("ipoing", "0")
                .put("ipoable", "0")
                .put("storage", "0")
                .put("isLegalMoney", false)
                .put("trading", true);
        coin.set("networkList", Json.array().add(network(asset)));
        return coin;
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static ObjectNode network(String asset) {
        return Json.object()
                .put("network", asset)
                .put("coin", asset)
                .put("withdrawIntegerMultiple", "0.00000001")
                .put("isDefault", true)
                .put("depositEnable", false)
                .put("withdrawEnable", false)
                .put("depositDesc", "Nothing is deposited at the local exchange")
                .put("withdrawDesc", "Nothing is withdrawn from the local exchange")
                .put("specialTips", "")
                .put("specialWithdrawTips", "")
                .put("name", asset)
                .put("resetAddressStatus", false)
                .put("addressRegex", "")
                .put("memoRegex", "")
                .put("withdrawFee", "0")
                .put("withdrawMin", "0")
                .put("withdrawMax", "0")
                .put("withdrawInternalMin", "0")
                .put("depositDust", "0")
                .put("minConfirm", 1)
                .put("unLockConfirm", 0)
                .put("sameAddress", false)
                .put("withdrawTag", false)
                .put("estimatedArrivalTime", 0)
                .put("busy", false)
                .put("contractAddressUrl", "")
                .put("contractAddress", "")
                .put("denomination", 1);
    }
}
