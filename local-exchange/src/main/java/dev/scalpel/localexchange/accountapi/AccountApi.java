package dev.scalpel.localexchange.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.access.RequestAuthenticator;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.matching.Settlement;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import java.util.List;
import java.util.Map;

/** The signed calls about the account: balances, fills, commission rates, key permissions. */
public final class AccountApi {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;

    private final Markets markets;
    private final OrderBook book;
    private final Wallet wallet;
    private final Settlement settlement;
    private final RequestAuthenticator authenticator;
    private final StaleReadInjector<ObservedAccount> staleReads;
    private final CommissionJson rates;

    public AccountApi(
            Markets markets,
            OrderBook book,
            Wallet wallet,
            Settlement settlement,
            RequestAuthenticator authenticator,
            StaleReadInjector<ObservedAccount> staleReads) {
        this.markets = markets;
        this.book = book;
        this.wallet = wallet;
        this.settlement = settlement;
        this.authenticator = authenticator;
        this.staleReads = staleReads;
        rates = new CommissionJson(settlement);
    }

    public void addTo(Map<String, Route> routes) {
        routes.put(
                "GET /api/v3/account",
                Route.signed(20, staleReads.reading("GET /api/v3/account", this::account), "omitZeroBalances"));
        routes.put(
                "GET /api/v3/myTrades",
                Route.signed(
                        RequestWeight.with("orderId", 5, 20),
                        staleReads.reading("GET /api/v3/myTrades", this::fills),
                        "symbol",
                        "orderId",
                        "startTime",
                        "endTime",
                        "fromId",
                        "limit"));
        routes.put("GET /api/v3/account/commission", Route.signed(20, this::commission, "symbol"));
        routes.put("GET /sapi/v1/asset/tradeFee", Route.signed(1, this::tradeFees, "symbol"));
        new KeyRightsApi(authenticator, false).addTo(routes);
    }

    private JsonNode account(Parameters parameters, long now, ObservedAccount observed) {
        boolean omitsZeros =
                parameters.text("omitZeroBalances").filter("true"::equals).isPresent();
        ObjectNode answer = Json.object()
                .put(
                        "makerCommission",
                        settlement.commission().makerRate().movePointRight(4).intValue())
                .put(
                        "takerCommission",
                        settlement.commission().takerRate().movePointRight(4).intValue())
                .put("buyerCommission", 0)
                .put("sellerCommission", 0);
        answer.set("commissionRates", rates.standard());
        answer.put("canTrade", authenticator.apiKey().mayTrade())
                .put("canWithdraw", true)
                .put("canDeposit", true)
                .put("brokered", false)
                .put("requireSelfTradePrevention", false)
                .put("preventSor", false)
                .put("updateTime", now)
                .put("accountType", "SPOT");
        ArrayNode balances = Json.array();
        observed.balances(wallet).forEach((asset, balance) -> {
            if (!(omitsZeros && balance.isZero())) {
                balances.add(Json.object()
                        .put("asset", asset)
                        .put("free", Json.text(balance.free()))
                        .put("locked", Json.text(balance.locked())));
            }
        });
        answer.set("balances", balances);
        answer.set("permissions", Json.array().add("SPOT"));
        return answer.put("uid", 1);
    }

    private JsonNode fills(Parameters parameters, long now, ObservedAccount observed) {
        Market market = markets.of(parameters);
        boolean timed = parameters.has("startTime") || parameters.has("endTime");
        if (timed && (parameters.has("orderId") || parameters.has("fromId"))) {
            throw ApiException.refused(-1128, "Combination of optional parameters invalid.");
        }
        parameters.requireSpanOfADay();
        long orderId = parameters.integer("orderId").orElse(0L);
        long fromId = parameters.integer("fromId").orElse(0L);
        long from = parameters.integer("startTime").orElse(Long.MIN_VALUE);
        long to = parameters.integer("endTime").orElse(Long.MAX_VALUE);
        List<Fill> found = settlement.fills().stream()
                .filter(fill -> fill.symbol().equals(market.name()) && fill.id() >= fromId)
                .filter(fill -> orderId == 0 || fill.orderId() == orderId)
                .filter(fill -> fill.time() >= from && fill.time() <= to && observed.includes(fill))
                .toList();
        int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
        boolean newest = !parameters.has("fromId") && !parameters.has("startTime");
        int first = newest ? Math.max(0, found.size() - limit) : 0;
        ArrayNode answer = Json.array();
        found.stream().skip(first).limit(limit).forEach(fill -> answer.add(OrderJson.fill(fill, owner(market, fill))));
        return answer;
    }

    private Order owner(Market market, Fill fill) {
        return book.byId(market, fill.orderId())
                .orElseThrow(() -> new IllegalStateException("a fill has its order: " + fill));
    }

    private JsonNode commission(Parameters parameters, long now) {
        return rates.of(markets.of(parameters));
    }

    private JsonNode tradeFees(Parameters parameters, long now) {
        ArrayNode answer = Json.array();
        markets.selected(parameters)
                .forEach(market -> answer.add(Json.object()
                        .put("symbol", market.name())
                        .put(
                                "makerCommission",
                                settlement.commission().makerRate().toPlainString())
                        .put(
                                "takerCommission",
                                settlement.commission().takerRate().toPlainString())));
        return answer;
    }
}
