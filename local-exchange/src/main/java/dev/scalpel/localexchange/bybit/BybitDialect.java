package dev.scalpel.localexchange.bybit;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.ApiKeys;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bybit's way to admit, count and answer requests. */
final class BybitDialect implements Dialect {

    private static final int NOT_FOUND = 404;

    private final Map<String, Action> actions;
    private final Signatures signatures;
    private final RequestLimits limits;

    BybitDialect(Map<String, Action> actions, ApiKeys keys, RequestLimits limits) {
        this.actions = Map.copyOf(actions);
        signatures = new Signatures(keys);
        this.limits = limits;
    }

    @Override
    public Response answer(Request request, long now) {
        Action action = actions.get(request.route());
        if (action == null || action.access() == Action.Access.PUBLIC) {
            return run(action, request, now);
        }
        Response response;
        try {
            limits.count(request.route(), now);
            response = run(action, request, now);
        } catch (Refusal tooMany) {
            response = Envelope.refusal(tooMany, now);
        }
        return response.withHeaders(limits.headers(request.route(), now));
    }

    @Override
    public Response execute(Request request, long now) {
        return run(actions.get(request.route()), request, now);
    }

    private Response run(@Nullable Action action, Request request, long now) {
        if (action == null) {
            return Envelope.response(NOT_FOUND, 10017, "Route not found.", Json.object(), now);
        }
        try {
            if (action.access() != Action.Access.PUBLIC) {
                authorise(action, signatures.check(request, now));
            }
            Call call = Call.of(request);
            call.requireOnly(action.names());
            return Envelope.result(action.run().at(call, now), now);
        } catch (Refusal refused) {
            return Envelope.refusal(refused, now);
        } catch (ApiException refused) {
            return Envelope.refusal(Refusal.of(refused), now);
        }
    }

    private static void authorise(Action action, ApiKey key) {
        if (action.access() == Action.Access.TRADE && !key.mayTrade()) {
            throw new Refusal(10005, "Permission denied, please check your API key permissions.");
        }
    }

    @Override
    public boolean changesOrders(Request request) {
        Action action = actions.get(request.route());
        return action != null && action.access() == Action.Access.TRADE;
    }

    @Override
    public Response outcomeUnknown() {
        return Envelope.response(200, 170007, "Timeout waiting for response from backend server.", Json.object(), 0);
    }

    @Override
    public Response refusal(int status, String message) {
        return Envelope.response(status, 10001, message, Json.object(), 0);
    }
}
