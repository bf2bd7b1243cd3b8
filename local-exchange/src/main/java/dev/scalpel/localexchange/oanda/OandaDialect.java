package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.ObservedMargin;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Admits a request by its bearer token and answers it by its path. Its time is in the header {@code Date} alone. */
final class OandaDialect implements Dialect {

    /** What a transaction has and an order has not. */
    static final Set<String> TRANSACTION_FIELDS =
            Set.of("id", "time", "userID", "accountID", "batchID", "requestID", "type", "reason");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final String PREFIX = "/v3/";

    private final MarginCore core;
    private final OandaCalls calls;
    private long requests;

    OandaDialect(MarginCore core, OandaCalls calls) {
        this.core = core;
        this.calls = calls;
    }

    @Override
    public Response answer(Request request, long now) {
        requests++;
        Response response;
        try {
            response = run(request, now);
        } catch (OandaRefusal refusal) {
            response = refusal.response();
        }
        return response.withHeaders(
                Map.of("Date", DATE.format(Instant.ofEpochMilli(now)), "RequestID", Long.toString(requests)));
    }

    @Override
    public Response execute(Request request, long now) {
        return answer(request, now);
    }

    @Override
    public boolean changesOrders(Request request) {
        return !request.method().equals("GET");
    }

    @Override
    public Response outcomeUnknown() {
        return Response.page(504, "Gateway Timeout");
    }

    @Override
    public Response refusal(int status, String message) {
        return OandaRefusal.json(status, Json.object().put("errorMessage", message));
    }

    private Response run(Request request, long now) {
        ApiKey key = core.controls().apiKeys().first();
        if (!request.header("Authorization").orElse("").equals("Bearer " + key.secret())) {
            throw OandaRefusal.unauthorised();
        }
        if (!request.path().startsWith(PREFIX)) {
            throw OandaRefusal.notFound("NOT_FOUND", "there is no " + request.route());
        }
        String[] path = request.path().substring(PREFIX.length()).split("/", -1);
        OandaTime time = OandaTime.of(request);
        if (path[0].equals("accounts") && path.length > 1 && !path[1].equals(key.key())) {
            throw OandaRefusal.forbidden();
        }
        if (request.method().equals("GET")) {
            return read(request, now, seen -> calls.read(path, request, seen, time, now));
        }
        if (!key.mayTrade()) {
            throw OandaRefusal.forbidden();
        }
        return calls.change(request.method(), path, body(request), time, now);
    }

    private Response read(Request request, long now, Function<ObservedMargin, ObjectNode> reading) {
        return core.staleReads().read(request.route(), now, seen -> {
            try {
                ObjectNode json = reading.apply(seen);
                json.put("lastTransactionID", Long.toString(core.lastId()));
                return OandaRefusal.json(200, json);
            } catch (OandaRefusal refusal) {
                return refusal.response();
            }
        });
    }

    /** "All requests with a body require Content-Type: application/json" ("Development Guide"). */
    private static JsonNode body(Request request) {
        if (request.body().isEmpty()) {
            return Json.object();
        }
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            throw OandaRefusal.invalid("Content-Type must be application/json");
        }
        try {
            JsonNode body = JSON.readTree(request.body());
            if (!body.isObject()) {
                throw OandaRefusal.invalid("Invalid JSON, ParseErrorCode: 1");
            }
            return body;
        } catch (JsonProcessingException malformed) {
            throw OandaRefusal.invalid("Invalid JSON, ParseErrorCode: 1");
        }
    }
}
