package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.access.UnfilledOrderCounter;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Route;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Several orders in one call; each succeeds or is refused by itself, in the order of the list. */
public final class BatchApi {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_ORDERS = 5;
    private static final int MAX_CANCELLED = 10;
    private static final int ORDERS_COUNTED = 5;

    private final FuturesTradingApi trading;
    private final UnfilledOrderCounter counter;

    public BatchApi(FuturesTradingApi trading, UnfilledOrderCounter counter) {
        this.trading = trading;
        this.counter = counter;
    }

    public void addTo(Map<String, Route> routes) {
        routes.put("POST /fapi/v1/batchOrders", Route.trade(5, this::place, "batchOrders"));
        routes.put("PUT /fapi/v1/batchOrders", Route.trade(5, this::modify, "batchOrders"));
        routes.put(
                "DELETE /fapi/v1/batchOrders",
                Route.trade(1, this::cancel, "symbol", "orderIdList", "origClientOrderIdList"));
    }

    private JsonNode place(Parameters parameters, long now) {
        return each(parameters, Set.of(FuturesTradingApi.OF_ORDERS), trading::place, now);
    }

    private JsonNode modify(Parameters parameters, long now) {
        return each(parameters, Set.of(FuturesTradingApi.OF_CHANGES), trading::modify, now);
    }

    private JsonNode each(Parameters parameters, Set<String> known, Route.Action action, long now) {
        JsonNode list = list(parameters, "batchOrders", MAX_ORDERS);
        counter.place(ORDERS_COUNTED, now);
        ArrayNode answer = Json.array();
        for (JsonNode entry : list) {
            answer.add(attempt(entry, known, action, now));
        }
        return answer;
    }

    private static JsonNode attempt(JsonNode entry, Set<String> known, Route.Action action, long now) {
        try {
            Map<String, String> values = new LinkedHashMap<>();
            entry.properties()
                    .forEach(
                            field -> values.put(field.getKey(), field.getValue().asText()));
            Parameters parameters = Parameters.of(values);
            parameters.requireOnly(known);
            return action.run(parameters, now);
        } catch (ApiException refusal) {
            return refusal.json();
        }
    }

    private JsonNode cancel(Parameters parameters, long now) {
        boolean byId = parameters.has("orderIdList");
        String name = byId ? "orderIdList" : "origClientOrderIdList";
        ArrayNode answer = Json.array();
        for (JsonNode entry : list(parameters, name, MAX_CANCELLED)) {
            Map<String, String> one = new HashMap<>();
            one.put("symbol", parameters.requiredText("symbol"));
            one.put(byId ? "orderId" : "origClientOrderId", entry.asText());
            try {
                answer.add(trading.cancel(Parameters.of(one), now));
            } catch (ApiException refusal) {
                answer.add(refusal.json());
            }
        }
        return answer;
    }

    private static JsonNode list(Parameters parameters, String name, int max) {
        JsonNode list;
        try {
            list = MAPPER.readTree(parameters.requiredText(name));
        } catch (JsonProcessingException malformed) {
            throw Parameters.invalid(name);
        }
        if (!list.isArray() || list.isEmpty() || list.size() > max) {
            throw Parameters.invalid(name);
        }
        return list;
    }
}
