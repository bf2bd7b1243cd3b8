package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.access.UnfilledOrderCounter;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.account.SymbolSettings;
import dev.scalpel.localexchange.perpetual.contract.Bracket;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import java.util.Map;

/** The account's terms: brackets, fees, limits, settings, and its rank in the deleveraging queue. */
public final class TermsApi {

    private final Contracts contracts;
    private final FuturesAccount account;
    private final UnfilledOrderCounter counter;

    public TermsApi(Contracts contracts, FuturesAccount account, UnfilledOrderCounter counter) {
        this.contracts = contracts;
        this.account = account;
        this.counter = counter;
    }

    public void addTo(Map<String, Route> routes) {
        routes.put("GET /fapi/v1/leverageBracket", Route.signed(1, this::brackets, "symbol"));
        routes.put("GET /fapi/v1/commissionRate", Route.signed(20, this::fees, "symbol"));
        routes.put("GET /fapi/v1/rateLimit/order", Route.signed(1, (parameters, now) -> counter.json(now)));
        routes.put("GET /fapi/v1/symbolConfig", Route.signed(5, this::symbols, "symbol"));
        routes.put("GET /fapi/v1/accountConfig", Route.signed(5, this::configuration));
        routes.put(
                "GET /fapi/v1/apiTradingStatus",
                Route.signed(RequestWeight.with("symbol", 1, 10), this::tradingStatus, "symbol"));
        routes.put("GET /fapi/v1/adlQuantile", Route.signed(5, this::quantiles, "symbol"));
    }

    private JsonNode brackets(Parameters parameters, long now) {
        ArrayNode all = Json.array();
        for (Contract contract : contracts.selected(parameters)) {
            ArrayNode rows = Json.array();
            contract.brackets().all().forEach(bracket -> rows.add(bracket(bracket)));
            all.add(Json.object()
                    .put("symbol", contract.name())
                    .put("notionalCoef", 1.0)
                    .set("brackets", rows));
        }
        return all;
    }

    private static ObjectNode bracket(Bracket bracket) {
        return Json.object()
                .put("bracket", bracket.number())
                .put("initialLeverage", bracket.maxLeverage())
                .put("notionalCap", bracket.cap())
                .put("notionalFloor", bracket.floor())
                .put("maintMarginRatio", bracket.maintenanceRate())
                .put("cum", bracket.maintenanceAmount());
    }

    private JsonNode fees(Parameters parameters, long now) {
        return Json.object()
                .put("symbol", contracts.of(parameters).name())
                .put("makerCommissionRate", account.feeRate(true).toPlainString())
                .put("takerCommissionRate", account.feeRate(false).toPlainString())
                .put("rpiCommissionRate", account.feeRate(true).toPlainString());
    }

    private JsonNode symbols(Parameters parameters, long now) {
        ArrayNode all = Json.array();
        for (Contract contract : contracts.selected(parameters)) {
            SymbolSettings settings = account.settings(contract);
            all.add(Json.object()
                    .put("symbol", contract.name())
                    .put("marginType", settings.mode().name())
                    .put("isAutoAddMargin", false)
                    .put("leverage", settings.leverage())
                    .put(
                            "maxNotionalValue",
                            contract.brackets().maxNotional(settings.leverage()).toPlainString()));
        }
        return all;
    }

    private JsonNode configuration(Parameters parameters, long now) {
        return Json.object()
                .put("feeTier", 0)
                .put("canTrade", true)
                .put("canDeposit", true)
                .put("canWithdraw", true)
                .put("dualSidePosition", account.isHedged())
                .put("updateTime", 0)
                .put("multiAssetsMargin", false)
                .put("tradeGroupId", -1);
    }

    /** No indicator is ever triggered here. */
    private JsonNode tradingStatus(Parameters parameters, long now) {
        contracts.selected(parameters);
        ObjectNode answer = Json.object();
        answer.set("indicators", Json.object());
        return answer.put("updateTime", now);
    }

    /** Nobody is ahead of the only account, so its rank is the lowest. */
    private JsonNode quantiles(Parameters parameters, long now) {
        ArrayNode all = Json.array();
        for (Contract contract : contracts.selected(parameters)) {
            if (account.positions(contract).stream().anyMatch(Position::isOpen)) {
                ObjectNode ranks = Json.object().put("LONG", 0).put("SHORT", 0).put("BOTH", 0);
                all.add(Json.object().put("symbol", contract.name()).set("adlQuantile", ranks));
            }
        }
        return all;
    }
}
