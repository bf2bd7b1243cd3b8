package dev.scalpel.localexchange.bybit.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.perpetual.PerpetualCore;
import dev.scalpel.localexchange.perpetual.account.MarginMode;
import dev.scalpel.localexchange.protocol.Json;

/** The margin mode, which is one of the whole account: "Set Margin Mode". */
final class MarginModeCalls {

    private final PerpetualCore core;
    private boolean isolated;

    MarginModeCalls(PerpetualCore core) {
        this.core = core;
    }

    void addTo(Calls calls) {
        calls.add("POST /v5/account/set-margin-mode", Action.trade(this::set, "setMarginMode"));
        calls.add("GET /v5/account/info", Action.read(this::info));
    }

    private JsonNode info(Call call, long now) {
        return Json.object()
                .put("unifiedMarginStatus", 6)
                .put("marginMode", isolated ? "ISOLATED_MARGIN" : "REGULAR_MARGIN")
                .put("isMasterTrader", false)
                .put("spotHedgingStatus", "OFF")
                .put("updatedTime", Long.toString(now))
                .put("dcpStatus", "OFF")
                .put("timeWindow", 0)
                .put("smpGroup", 0);
    }

    /**
     * The documents do not say what happens to open positions and orders: a change with any is refused here.
     */
    private JsonNode set(Call call, long now) {
        boolean wanted =
                switch (call.required("setMarginMode")) {
                    case "ISOLATED_MARGIN" -> true;
                    case "REGULAR_MARGIN" -> false;
                    case "PORTFOLIO_MARGIN" -> throw failed("Equity needs to be equal to or greater than 1000 USDC");
                    default -> throw Refusal.parameter("setMarginMode invalid");
                };
        boolean inUse = core.account().hasPositions() || core.book().hasOpen();
        if (wanted != isolated && inUse) {
            throw failed("there are open positions or orders");
        }
        isolated = wanted;
        MarginMode mode = isolated ? MarginMode.ISOLATED : MarginMode.CROSSED;
        core.contracts()
                .all()
                .forEach(contract -> core.account()
                        .set(contract, core.account().settings(contract).withMode(mode)));
        return reasons(Json.array());
    }

    private static Refusal failed(String reason) {
        ArrayNode reasons =
                Json.array().add(Json.object().put("reasonCode", "3400000").put("reasonMsg", reason));
        return new Refusal(3400045, "Set margin mode failed", reasons(reasons));
    }

    private static ObjectNode reasons(ArrayNode reasons) {
        ObjectNode result = Json.object();
        result.set("reasons", reasons);
        return result;
    }
}
