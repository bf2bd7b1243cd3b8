package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.engine.AccountValues;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Route;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Balances and the account. */
public final class FuturesAccountApi {

    private final FuturesAccount account;
    private final AccountValues present;
    private final PositionJson json;
    private final StaleReadInjector<ObservedFutures> staleReads;

    public FuturesAccountApi(
            FuturesAccount account, AccountValues values, StaleReadInjector<ObservedFutures> staleReads) {
        this.account = account;
        this.staleReads = staleReads;
        present = values;
        json = new PositionJson(account);
    }

    public void addTo(Map<String, Route> routes) {
        FuturesReads reads = new FuturesReads(routes, staleReads);
        reads.add("GET /fapi/v2/balance", 5, (parameters, now, observed) -> balances(observed.values(present), now));
        reads.add("GET /fapi/v3/balance", 5, (parameters, now, observed) -> balances(observed.values(present), now));
        reads.add("GET /fapi/v2/account", 5, (parameters, now, observed) -> accountV2(observed.values(present), now));
        reads.add("GET /fapi/v3/account", 5, (parameters, now, observed) -> accountV3(observed.values(present), now));
    }

    private List<String> assets() {
        return account.wallet().assets().stream().sorted().toList();
    }

    private JsonNode balances(AccountValues values, long now) {
        ArrayNode all = Json.array();
        for (String asset : assets()) {
            all.add(Json.object()
                    .put("accountAlias", "SgsR")
                    .put("asset", asset)
                    .put("balance", Json.text(values.walletBalance(asset)))
                    .put("crossWalletBalance", Json.text(values.crossWallet(asset)))
                    .put("crossUnPnl", Json.text(crossed(values, asset, values::unrealised)))
                    .put("availableBalance", Json.text(values.available(asset)))
                    .put("maxWithdrawAmount", Json.text(values.available(asset)))
                    .put("marginAvailable", true)
                    .put("updateTime", now));
        }
        return all;
    }

    private static BigDecimal crossed(AccountValues values, String asset, Function<Position, BigDecimal> value) {
        return values.sum(asset, position -> !values.isIsolated(position), value);
    }

    private static BigDecimal all(AccountValues values, String asset, Function<Position, BigDecimal> value) {
        return values.sum(asset, position -> true, value);
    }

    private JsonNode accountV2(AccountValues values, long now) {
        ObjectNode answer = Json.object()
                .put("feeTier", 0)
                .put("feeBurn", account.isFeeBurn())
                .put("canTrade", true)
                .put("canDeposit", true)
                .put("canWithdraw", true)
                .put("updateTime", 0)
                .put("multiAssetsMargin", false)
                .put("tradeGroupId", -1);
        return whole(answer, values, now, position -> true, position -> json.inAccountV2(position, values));
    }

    private JsonNode accountV3(AccountValues values, long now) {
        // Only symbols with a position or open orders (Account Information V3).
        return whole(Json.object(), values, now, values::isInUse, position -> json.inAccountV3(position, values));
    }

    private JsonNode whole(
            ObjectNode answer,
            AccountValues values,
            long now,
            Predicate<Position> which,
            Function<Position, ObjectNode> position) {
        ArrayNode assets = Json.array();
        ObjectNode total = Json.object();
        for (String asset : assets()) {
            ObjectNode row = asset(values, asset, now);
            assets.add(row);
            // In single-asset mode the totals are those of USDT.
            if (asset.equals("USDT") || total.isEmpty()) {
                total = row;
            }
        }
        for (String name : List.of(
                "initialMargin",
                "maintMargin",
                "walletBalance",
                "unrealizedProfit",
                "marginBalance",
                "positionInitialMargin",
                "openOrderInitialMargin",
                "crossWalletBalance",
                "crossUnPnl")) {
            answer.set("total" + Character.toUpperCase(name.charAt(0)) + name.substring(1), total.get(name));
        }
        answer.set("availableBalance", total.get("availableBalance"));
        answer.set("maxWithdrawAmount", total.get("maxWithdrawAmount"));
        answer.set("assets", assets);
        ArrayNode positions = Json.array();
        account.positions().stream().filter(which).forEach(each -> positions.add(position.apply(each)));
        answer.set("positions", positions);
        return answer;
    }

    private static ObjectNode asset(AccountValues values, String asset, long now) {
        BigDecimal profit = all(values, asset, values::unrealised);
        BigDecimal positions = all(values, asset, values::initialMargin);
        BigDecimal orders = all(values, asset, values::openOrderMargin);
        BigDecimal wallet = values.walletBalance(asset);
        return Json.object()
                .put("asset", asset)
                .put("walletBalance", Json.text(wallet))
                .put("unrealizedProfit", Json.text(profit))
                .put("marginBalance", Json.text(wallet.add(profit)))
                .put("maintMargin", Json.text(all(values, asset, values::maintenance)))
                .put("initialMargin", Json.text(positions.add(orders)))
                .put("positionInitialMargin", Json.text(positions))
                .put("openOrderInitialMargin", Json.text(orders))
                .put("crossWalletBalance", Json.text(values.crossWallet(asset)))
                .put("crossUnPnl", Json.text(crossed(values, asset, values::unrealised)))
                .put("availableBalance", Json.text(values.available(asset)))
                .put("maxWithdrawAmount", Json.text(values.available(asset)))
                .put("marginAvailable", true)
                .put("updateTime", now);
    }
}
