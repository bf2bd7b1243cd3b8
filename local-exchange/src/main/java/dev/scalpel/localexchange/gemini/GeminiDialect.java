package dev.scalpel.localexchange.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.gemini.GeminiAuthenticator.Caller;
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

/** Gemini's way to admit and answer requests. Its time is in the header {@code Date} alone. */
final class GeminiDialect implements Dialect {

    private static final int SERVER_ERROR = 500;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> CHANGING_ORDERS =
            Set.of("/v1/order/new", "/v1/order/cancel", "/v1/order/cancel/all", "/v1/order/cancel/session");

    private final SpotCore core;
    private final GeminiAuthenticator authenticator;
    private final GeminiRateLimit publicLimit = new GeminiRateLimit();
    private final GeminiRateLimit privateLimit = new GeminiRateLimit();
    private final GeminiMarketApi market;
    private final GeminiOrderApi orders;
    private final GeminiAccountApi account;

    GeminiDialect(SpotCore core) {
        this.core = core;
        authenticator = new GeminiAuthenticator(core.controls().apiKeys());
        GeminiSymbols symbols = new GeminiSymbols(core.markets());
        market = new GeminiMarketApi(symbols);
        orders = new GeminiOrderApi(core, symbols);
        account = new GeminiAccountApi(core, symbols);
    }

    GeminiAuthenticator authenticator() {
        return authenticator;
    }

    void limitRequests(int publicPerMinute, int privatePerMinute) {
        publicLimit.set(publicPerMinute);
        privateLimit.set(privatePerMinute);
    }

    @Override
    public Response answer(Request request, long now) {
        return respond(now, () -> {
            (request.method().equals("GET") ? publicLimit : privateLimit).count(now);
            return run(request, now);
        });
    }

    @Override
    public Response execute(Request request, long now) {
        return respond(now, () -> run(request, now));
    }

    @Override
    public boolean changesOrders(Request request) {
        return CHANGING_ORDERS.contains(request.path());
    }

    @Override
    public Response outcomeUnknown() {
        return refusal(SERVER_ERROR, "The outcome of the request is not known");
    }

    @Override
    public Response refusal(int status, String message) {
        return GeminiRefusal.response(status, "System", message);
    }

    /** A call that returns its response or refuses. */
    @FunctionalInterface
    private interface Call {
        Response run();
    }

    private static Response respond(long now, Call call) {
        return answered(call).withHeader("Date", DATE.format(Instant.ofEpochMilli(now)));
    }

    private static Response answered(Call call) {
        try {
            return call.run();
        } catch (GeminiRefusal refused) {
            return refused.response();
        }
    }

    private static Response json(JsonNode body) {
        return new Response(200, Map.of(), "application/json", body.toString());
    }

    private Response run(Request request, long now) {
        if (request.method().equals("GET")) {
            return json(market.answer(request.path(), GeminiQuery.of(request), now));
        }
        if (!request.method().equals("POST")) {
            throw GeminiRefusal.unknownPath(request.path());
        }
        Caller caller = authenticator.check(request, now);
        GeminiPayload payload = caller.payload();
        return switch (request.path()) {
            case "/v1/order/status" -> trader(caller, read(request, now, seen -> orders.status(payload, seen)));
            case "/v1/orders" -> read(request, now, orders::active);
            case "/v1/mytrades" -> read(request, now, seen -> account.trades(payload, seen));
            case "/v1/balances" -> read(request, now, account::balances);
            case "/v1/notionalvolume" -> json(account.volume(payload));
            case "/v1/roles" -> json(GeminiAccountApi.roles(caller.key()));
            case "/v1/heartbeat" -> json(Json.object().put("result", "ok"));
            default -> json(change(request.path(), caller, now));
        };
    }

    private JsonNode change(String path, Caller caller, long now) {
        caller.requireTrader();
        return switch (path) {
            case "/v1/order/new" -> orders.place(caller.payload(), now);
            case "/v1/order/cancel" -> orders.cancel(caller.payload(), now);
            case "/v1/order/cancel/all", "/v1/order/cancel/session" -> orders.cancelAll(now);
            default -> throw GeminiRefusal.unknownPath(path);
        };
    }

    private static Response trader(Caller caller, Response response) {
        caller.requireTrader();
        return response;
    }

    /** A response from the account as a stale read may observe it; a refusal is one as well. */
    private Response read(Request request, long now, Function<ObservedAccount, JsonNode> reading) {
        return core.staleReads().read(request.route(), now, seen -> answered(() -> json(reading.apply(seen))));
    }
}
