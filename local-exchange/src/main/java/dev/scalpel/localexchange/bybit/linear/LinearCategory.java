package dev.scalpel.localexchange.bybit.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.perpetual.PerpetualCore;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.protocol.Json;

/** The calls of the category {@code linear}, and those of the account that contracts alone have. */
public final class LinearCategory {

    private final PerpetualCore core;

    public LinearCategory(PerpetualCore core) {
        this.core = core;
        core.account().setDefaults(LinearContracts.SETTINGS);
        core.account().setFeeRates(LinearContracts.MAKER_FEE, LinearContracts.TAKER_FEE);
    }

    public void addTo(Calls calls) {
        LinearOrderBook orders = new LinearOrderBook(core.book());
        new LinearListings(core.contracts()).addTo(calls);
        new LinearHistory(core.contracts()).addTo(calls);
        new LinearOrderCalls(core, orders).addTo(calls);
        new LinearOrderReads(core, orders, new OrderRows(orders)).addTo(calls);
        new ExecutionReads(core, orders).addTo(calls);
        new PositionCalls(core).addTo(calls);
        new MarginModeCalls(core).addTo(calls);
        new TransactionLog(core, orders).addTo(calls);
        calls.add(
                LinearListings.CATEGORY,
                "GET /v5/account/fee-rate",
                Action.read(this::fees, "category", "symbol", "baseCoin"));
    }

    private JsonNode fees(Call call, long now) {
        ArrayNode list = Json.array();
        for (Contract contract : LinearListings.selected(core.contracts(), call)) {
            list.add(Json.object()
                    .put("symbol", contract.name())
                    .put("takerFeeRate", core.account().feeRate(false).toPlainString())
                    .put("makerFeeRate", core.account().feeRate(true).toPlainString()));
        }
        return Rows.result(LinearListings.CATEGORY, list);
    }
}
