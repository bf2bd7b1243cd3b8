package dev.scalpel.api.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.api.access.Scope;
import dev.scalpel.api.access.Throttle;
import dev.scalpel.api.call.FunctionCaller;
import dev.scalpel.api.call.FunctionRefusedException;
import dev.scalpel.api.call.RowsCsv;
import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall;
import dev.scalpel.api.http.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Routes that execution answers. */
final class ExecutionRoutes {

    private static final String STOP = "emergency_stop";
    private static final String STATUS = "venue_status";
    private static final String ACTION = "action";
    private static final String LIMIT = "limit";
    private static final String PROBE = "probe";
    private static final String VENUE = "venue";
    private static final int MAX_ROWS = 500;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Access access;
    private final FunctionCaller execution;
    private final Throttle probes;

    /** @param probes how often a caller may make execution query a venue */
    ExecutionRoutes(Access access, FunctionCaller execution, Throttle probes) {
        this.access = access;
        this.execution = execution;
        this.probes = probes;
    }

    /** An action of the caller's choice. */
    HttpAnswer trading(HttpCall call, List<String> parameters) {
        access.require(call, Set.of(Scope.TRADE, Scope.STOP));
        ObjectNode event = body(call);
        String action = event.path(ACTION).asText();
        if (!event.path(ACTION).isTextual()) {
            throw Problem.MALFORMED.because("action is missing: {\"action\": \"emergency_stop\"}; there is no default");
        }
        if (!action.equals(STOP)) {
            access.require(call, Set.of(Scope.TRADE));
        }
        return HttpAnswer.json(200, call(event));
    }

    /**
     * A question.
     *
     * @param fields parameters of the address that the action takes
     */
    Route.Handler reading(String action, String... fields) {
        return (call, parameters) -> {
            access.require(call, Set.of(Scope.READ));
            return answer(call, call(event(call, action, Set.of(fields))));
        };
    }

    HttpAnswer status(HttpCall call, List<String> parameters) {
        access.require(call, Set.of(Scope.READ));
        ObjectNode event = event(call, STATUS, Set.of(PROBE));
        event.remove(PROBE);
        String venue = parameters.isEmpty() ? "" : parameters.get(0);
        if (!venue.isEmpty()) {
            event.put(VENUE, venue);
        }
        if (call.isFlagSet(PROBE) && probes.allows(PROBE)) {
            event.put(PROBE, true);
        }
        return answer(call, call(event));
    }

    private JsonNode call(ObjectNode event) {
        try {
            return JSON.readTree(execution.call(event.toString()));
        } catch (FunctionRefusedException refused) {
            throw Problem.MALFORMED.because(String.valueOf(refused.getMessage()));
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException("execution's answer is no JSON", noJson);
        }
    }

    private static HttpAnswer answer(HttpCall call, JsonNode document) {
        if (call.header("accept").filter(type -> type.startsWith("text/csv")).isEmpty()) {
            return HttpAnswer.json(200, document);
        }
        String rows =
                RowsCsv.of(document).orElseThrow(() -> Problem.MALFORMED.because("this answer has no rows: take JSON"));
        return HttpAnswer.text(200, HttpAnswer.CSV, rows);
    }

    private static ObjectNode event(HttpCall call, String action, Set<String> allowed) {
        List<String> problems = new ArrayList<>();
        ObjectNode event = JSON.createObjectNode().put(ACTION, action);
        call.query().forEach((name, value) -> {
            if (!allowed.contains(name)) {
                problems.add("there is no parameter '" + name + "' here; allowed: "
                        + (allowed.isEmpty() ? "none" : String.join(", ", new TreeSet<>(allowed))));
            } else if (name.equals(LIMIT)) {
                limit(event, value, problems);
            } else {
                event.put(name, value);
            }
        });
        if (!problems.isEmpty()) {
            throw Problem.MALFORMED.because(problems);
        }
        return event;
    }

    private static void limit(ObjectNode event, String value, List<String> problems) {
        int limit = value.matches("\\d{1,3}") ? Integer.parseInt(value) : 0;
        if (limit < 1 || limit > MAX_ROWS) {
            problems.add("limit must be a whole number from 1 to " + MAX_ROWS + ": '" + value + "'");
        }
        event.put(LIMIT, limit);
    }

    private static ObjectNode body(HttpCall call) {
        try {
            if (JSON.readTree(new String(call.body(), StandardCharsets.UTF_8)) instanceof ObjectNode object) {
                return object;
            }
            throw Problem.MALFORMED.because("the body must be a JSON object");
        } catch (IOException malformed) {
            throw Problem.MALFORMED.because("the body must be JSON");
        }
    }
}
