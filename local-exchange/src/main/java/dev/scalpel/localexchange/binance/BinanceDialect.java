package dev.scalpel.localexchange.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.access.Bans;
import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.access.RequestAuthenticator;
import dev.scalpel.localexchange.access.RequestWeightCounter;
import dev.scalpel.localexchange.access.UnfilledOrderCounter;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import dev.scalpel.localexchange.protocol.Route;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binance's way to admit, count and answer requests, by the routes of one of its APIs. */
final class BinanceDialect implements Dialect {

    /** Removed by the venue (CHANGELOG.md, 2026-01-21): HTTP 410 since 2026-02-20. */
    private static final Set<String> GONE = Set.of("/api/v3/userDataStream");

    private static final String TIME_UNIT = "X-MBX-TIME-UNIT";

    private final Map<String, Route> routes;
    private final RequestAuthenticator authenticator;
    private final RateLimits limits;
    private final Bans bans;
    private final UnfilledOrderCounter orderCounts;
    private final RequestWeightCounter weights = new RequestWeightCounter();

    BinanceDialect(Map<String, Route> routes, BinanceControls<?> controls) {
        this.routes = Map.copyOf(routes);
        authenticator = controls.authenticator();
        limits = controls.limits();
        bans = controls.bans();
        orderCounts = controls.orderCounts();
    }

    @Override
    public Response answer(Request request, long now) {
        Optional<ApiException> banned = bans.refusal(now);
        if (banned.isPresent()) {
            return Response.of(banned.get());
        }
        Route route = routes.get(request.route());
        return request.path().startsWith("/sapi/")
                ? answerWalletCall(route, request, now)
                : answerExchangeCall(route, request, now);
    }

    @Override
    public Response execute(Request request, long now) {
        return run(routes.get(request.route()), request, now);
    }

    @Override
    public boolean changesOrders(Request request) {
        Route route = routes.get(request.route());
        return route != null && route.changesOrders();
    }

    @Override
    public Response outcomeUnknown() {
        return Response.error(
                504,
                -1007,
                "Timeout waiting for response from backend server. Send status unknown; execution status unknown.");
    }

    @Override
    public Response refusal(int status, String message) {
        return Response.error(status, -1000, message);
    }

    private Response answerWalletCall(@Nullable Route route, Request request, long now) {
        weights.count(request.route(), weight(route, request), now);
        return run(route, request, now)
                .withHeader("X-SAPI-USED-IP-WEIGHT-1M", Integer.toString(weights.used(request.route())));
    }

    private Response answerExchangeCall(@Nullable Route route, Request request, long now) {
        weights.count(weight(route, request), now);
        Response answer;
        if (limits.allowsWeight(weights.used())) {
            bans.resetRefusals();
            answer = run(route, request, now);
        } else {
            bans.countRefusal(now);
            answer =
                    Response.of(ApiException.tooMuchWeight(limits.weightPerMinute(), weights.secondsToNextMinute(now)));
        }
        return answer.withHeader("X-MBX-USED-WEIGHT-1M", Integer.toString(weights.used()));
    }

    private static int weight(@Nullable Route route, Request request) {
        if (route == null) {
            return 1;
        }
        try {
            return route.weight().of(Parameters.of(request.query(), request.body()));
        } catch (ApiException malformed) {
            // The call itself will be refused; refused calls count as well.
            return 1;
        }
    }

    private Response run(@Nullable Route route, Request request, long now) {
        try {
            if (route == null) {
                return unknown(request);
            }
            Parameters parameters = Parameters.of(request.query(), request.body());
            Set<String> known = new HashSet<>(route.names());
            if (route.access() == Route.Access.SIGNED) {
                authenticator.check(route, request, parameters, now);
            } else if (route.access() == Route.Access.API_KEY) {
                authenticator.checkKey(request);
            }
            if (route.access() != Route.Access.NONE) {
                known.addAll(RequestAuthenticator.SIGNING_PARAMETERS);
            }
            if (!route.takesAny()) {
                parameters.requireOnly(known);
            }
            boolean inMicroseconds = TimeUnits.isMicroseconds(request.header(TIME_UNIT));
            long before = orderCounts.totalPlaced();
            JsonNode json = counted(route, parameters, now);
            Response answer = Response.json(inMicroseconds ? TimeUnits.inMicroseconds(json) : json);
            return orderCounts.totalPlaced() == before ? answer : answer.withHeaders(orderCounts.headers());
        } catch (ApiException refusal) {
            return Response.of(refusal);
        }
    }

    /** Orders are counted before they can fill; refused orders are not counted (rest-api.md). */
    private JsonNode counted(Route route, Parameters parameters, long now) {
        if (route.orders() == 0) {
            return route.action().run(parameters, now);
        }
        orderCounts.place(route.orders(), now);
        try {
            return route.action().run(parameters, now);
        } catch (ApiException refusal) {
            orderCounts.refused(route.orders());
            throw refusal;
        }
    }

    private static Response unknown(Request request) {
        if (GONE.contains(request.path())) {
            return Response.page(410, "Gone");
        }
        throw ApiException.unknownPath(request.method(), request.path());
    }
}
