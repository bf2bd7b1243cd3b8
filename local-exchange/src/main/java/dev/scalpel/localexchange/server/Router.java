package dev.scalpel.localexchange.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.access.Bans;
import dev.scalpel.localexchange.access.RateLimits;
import dev.scalpel.localexchange.access.RequestAuthenticator;
import dev.scalpel.localexchange.access.RequestWeightCounter;
import dev.scalpel.localexchange.access.UnfilledOrderCounter;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.time.EventScheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Routes a request to its response. One request at a time: the exchange is a single sequence of events. */
public final class Router {

    /** Removed by the venue (CHANGELOG.md, 2026-01-21): HTTP 410 since 2026-02-20. */
    private static final Set<String> GONE = Set.of("/api/v3/userDataStream");

    private final Map<String, Route> routes;
    private final EventScheduler scheduler;
    private final RequestAuthenticator authenticator;
    private final RateLimits limits;
    private final Bans bans;
    private final UnfilledOrderCounter orderCounts;
    private final Object lock;
    private final RequestWeightCounter weights = new RequestWeightCounter();

    public Router(
            Map<String, Route> routes,
            EventScheduler scheduler,
            RequestAuthenticator authenticator,
            RateLimits limits,
            Bans bans,
            UnfilledOrderCounter orderCounts,
            Object lock) {
        this.routes = Map.copyOf(routes);
        this.scheduler = scheduler;
        this.authenticator = authenticator;
        this.limits = limits;
        this.bans = bans;
        this.orderCounts = orderCounts;
        this.lock = lock;
    }

    Response answer(Request request) {
        synchronized (lock) {
            long now = scheduler.advanceToNow();
            Optional<ApiException> banned = bans.refusal(now);
            if (banned.isPresent()) {
                return Response.of(banned.get());
            }
            Route route = routes.get(request.route());
            return request.path().startsWith("/sapi/")
                    ? answerWalletCall(route, request, now)
                    : answerExchangeCall(route, request, now);
        }
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

    /**
     * Executes the call after the delay, and responds now that the outcome is unknown. The caller's time stamp is checked
     * at execution, as the venue does before matching: a call that has become too old is dropped.
     */
    Response delayExecution(Request request, Duration delay) {
        synchronized (lock) {
            long now = scheduler.advanceToNow();
            Route route = routes.get(request.route());
            if (route == null || !route.changesOrders()) {
                return run(route, request, now);
            }
            scheduler.schedule(now + delay.toMillis(), () -> run(route, request, now + delay.toMillis()));
            return Response.error(
                    504,
                    -1007,
                    "Timeout waiting for response from backend server. Send status unknown; execution status unknown.");
        }
    }

    private static int weight(@Nullable Route route, Request request) {
        if (route == null) {
            return 1;
        }
        try {
            return route.weight().of(Parameters.of(request.query(), request.form()));
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
            Parameters parameters = Parameters.of(request.query(), request.form());
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
            boolean inMicroseconds = TimeUnits.isMicroseconds(request.timeUnit());
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
