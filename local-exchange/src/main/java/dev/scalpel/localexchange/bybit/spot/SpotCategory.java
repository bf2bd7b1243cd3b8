package dev.scalpel.localexchange.bybit.spot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.MarketCalls;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.protocol.Json;

/** The calls of the category {@code spot}. */
public final class SpotCategory {

    private final SpotCore core;

    public SpotCategory(SpotCore core) {
        this.core = core;
    }

    public void addTo(Calls calls) {
        SpotOrderRows rows = new SpotOrderRows();
        new SpotListings(core.markets()).addTo(calls);
        new SpotOrderCalls(core, rows).addTo(calls);
        new SpotOrderReads(core, rows).addTo(calls);
        calls.add(
                SpotListings.CATEGORY,
                "GET /v5/account/fee-rate",
                Action.read(this::fees, "category", "symbol", "baseCoin"));
    }

    private JsonNode fees(Call call, long now) {
        Commission commission = core.settlement().commission();
        ArrayNode list = Json.array();
        for (Market market : MarketCalls.selected(core.markets(), call)) {
            list.add(Json.object()
                    .put("symbol", market.name())
                    .put("takerFeeRate", commission.rate(false, false).toPlainString())
                    .put("makerFeeRate", commission.rate(true, false).toPlainString()));
        }
        return Rows.result(SpotListings.CATEGORY, list);
    }
}
