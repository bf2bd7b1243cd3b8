package dev.scalpel.localexchange.bybit.api;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.ApiKeys;
import dev.scalpel.localexchange.bybit.api.Action.Access;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import java.util.Optional;

/** Bybit's way to admit, count and answer requests. */
public final class BybitDialect implements Dialect {

    private static final int NOT_FOUND = 404;

    private final Calls calls;
    private final Signatures signatures;
    private final RequestLimits limits;

    public BybitDialect(Calls calls, ApiKeys keys, RequestLimits limits) {
        this.calls = calls;
        signatures = new Signatures(keys);
        this.limits = limits;
    }

    @Override
    public Response answer(Request request, long now) {
        if (calls.access(request.route()).orElse(Access.PUBLIC) == Access.PUBLIC) {
            return execute(request, now);
        }
        Response response;
        try {
            limits.count(request.route(), now);
            response = execute(request, now);
        } catch (Refusal tooMany) {
            response = Envelope.refusal(tooMany, now);
        }
        return response.withHeaders(limits.headers(request.route(), now));
    }

    @Override
    public Response execute(Request request, long now) {
        Optional<Access> access = calls.access(request.route());
        if (access.isEmpty()) {
            return Envelope.response(NOT_FOUND, 10017, "Route not found.", Json.object(), now);
        }
        try {
            if (access.get() != Access.PUBLIC) {
                authorise(access.get(), signatures.check(request, now));
            }
            Call call = Call.of(request);
            return Envelope.result(calls.action(request.route(), call).at(call, now), now);
        } catch (Refusal refused) {
            return Envelope.refusal(refused, now);
        }
    }

    private static void authorise(Access access, ApiKey key) {
        if (access == Access.TRADE && !key.mayTrade()) {
            throw new Refusal(10005, "Permission denied, please check your API key permissions.");
        }
    }

    @Override
    public boolean changesOrders(Request request) {
        return calls.access(request.route()).filter(Access.TRADE::equals).isPresent();
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
