package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.entry.FuturesOrderEntry;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.time.EventScheduler;
import java.util.HashMap;
import java.util.Map;

/** {@code countdownCancelAll}: cancels a symbol's open orders unless the call is repeated in time. */
public final class CountdownApi {

    private final Contracts contracts;
    private final FuturesOrderEntry entry;
    private final EventScheduler scheduler;
    private final Map<String, Long> ends = new HashMap<>();

    public CountdownApi(Contracts contracts, FuturesOrderEntry entry, EventScheduler scheduler) {
        this.contracts = contracts;
        this.entry = entry;
        this.scheduler = scheduler;
    }

    public void addTo(Map<String, Route> routes) {
        routes.put("POST /fapi/v1/countdownCancelAll", Route.trade(10, this::start, "symbol", "countdownTime"));
    }

    private JsonNode start(Parameters parameters, long now) {
        Contract contract = contracts.of(parameters);
        long span = parameters.requiredInteger("countdownTime");
        ends.remove(contract.name());
        if (span > 0) {
            long end = now + span;
            ends.put(contract.name(), end);
            scheduler.schedule(end, () -> {
                if (ends.getOrDefault(contract.name(), 0L) == end) {
                    ends.remove(contract.name());
                    entry.cancelAll(contract, end);
                }
            });
        }
        return Json.object().put("symbol", contract.name()).put("countdownTime", Long.toString(span));
    }
}
