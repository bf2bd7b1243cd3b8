package dev.scalpel.localexchange.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The wallet, the fees and the key of the account. */
final class AccountCalls {

    private static final String BALANCES = "GET /v5/account/wallet-balance";

    private final SpotCore core;

    AccountCalls(SpotCore core) {
        this.core = core;
    }

    void addTo(Map<String, Action> actions) {
        actions.put(
                BALANCES,
                read(
                        (call, now) ->
                                core.controls().staleReads().read(BALANCES, now, observed -> wallet(call, observed)),
                        "accountType",
                        "coin"));
        actions.put("GET /v5/account/fee-rate", read(this::fees, "category", "symbol", "baseCoin"));
        actions.put("GET /v5/account/info", read(this::info));
        actions.put("GET /v5/user/query-api", read(this::key));
    }

    private static Action read(Action.Run run, String... names) {
        return new Action(Action.Access.READ, Set.of(names), run);
    }

    private JsonNode wallet(Call call, ObservedAccount observed) {
        if (!call.is("accountType", "UNIFIED")) {
            throw Refusal.parameter("accountType only support UNIFIED.");
        }
        ArrayNode coins = Json.array();
        observed.balances(core.wallet()).forEach((asset, balance) -> {
            boolean named = call.text("coin")
                    .map(names -> List.of(names.split(",")).contains(asset))
                    .orElse(true);
            if (named && !balance.isZero()) {
                coins.add(coin(asset, balance.free(), balance.locked()));
            }
        });
        ObjectNode account = Json.object().put("accountType", "UNIFIED").put("totalEquity", "0");
        account.set("coin", coins);
        ObjectNode result = Json.object();
        result.set("list", Json.array().add(account));
        return result;
    }

    private static ObjectNode coin(String asset, BigDecimal free, BigDecimal locked) {
        return Json.object()
                .put("coin", asset)
                .put("equity", MarketCalls.plain(free.add(locked)))
                .put("walletBalance", MarketCalls.plain(free.add(locked)))
                .put("locked", MarketCalls.plain(locked))
                .put("free", "")
                .put("borrowAmount", "0")
                .put("totalOrderIM", "0")
                .put("totalPositionIM", "0")
                .put("unrealisedPnl", "0")
                .put("availableToWithdraw", "")
                .put("availableToBorrow", "");
    }

    private JsonNode fees(Call call, long now) {
        MarketCalls.requireSpot(call);
        Commission commission = core.settlement().commission();
        ArrayNode list = Json.array();
        for (Market market : call.text("symbol").isPresent()
                ? List.of(MarketCalls.one(core.markets(), call))
                : core.markets().all()) {
            list.add(Json.object()
                    .put("symbol", market.name())
                    .put("takerFeeRate", commission.rate(false, false).toPlainString())
                    .put("makerFeeRate", commission.rate(true, false).toPlainString()));
        }
        return MarketCalls.result(list);
    }

    private JsonNode info(Call call, long now) {
        return Json.object()
                .put("unifiedMarginStatus", 6)
                .put("marginMode", "REGULAR_MARGIN")
                .put("isMasterTrader", false)
                .put("spotHedgingStatus", "OFF")
                .put("updatedTime", Long.toString(now));
    }

    private JsonNode key(Call call, long now) {
        ApiKey key = core.controls().apiKeys().first();
        ObjectNode permissions = Json.object();
        permissions.set("ContractTrade", Json.array());
        permissions.set("Spot", Json.array().add("SpotTrade"));
        permissions.set(
                "Wallet",
                key.mayWithdraw() ? Json.array().add("AccountTransfer").add("Withdraw") : Json.array());
        for (String none :
                List.of("Options", "Derivatives", "Exchange", "Earn", "FiatP2P", "FiatBitPay", "BlockTrade")) {
            permissions.set(none, Json.array());
        }
        ObjectNode result = Json.object()
                .put("id", "1")
                .put("note", "stand-in")
                .put("apiKey", key.key())
                .put("readOnly", key.mayTrade() ? 0 : 1)
                .put("secret", "");
        result.set("permissions", permissions);
        result.set("ips", Json.array().add("127.0.0.1"));
        return result.put("type", 1)
                .put("uta", 1)
                .put("unified", 0)
                .put("userID", 1)
                .put("isMaster", true);
    }
}
