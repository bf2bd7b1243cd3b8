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

/** From a request to its answer. One request at a time: the exchange is one sequence of events. */
public final class Router {

    /** What the venue took away (CHANGELOG.md, 2026-01-21): HTTP 410 since 2026-02-20. */
    private static final Set<String> GONE = Set.of("/api/v3/userDataStream");

    private final Map<String, Route> routes;
    private final EventScheduler timeline;
    private final RequestAuthenticator gatekeeper;
    private final RateLimits limits;
    private final Bans bans;
    private final UnfilledOrderCounter orderCounts;
    private final Object lock;
    private final RequestWeightCounter weights = new RequestWeightCounter();

    public Router(
            Map<String, Route> routes,
            EventScheduler timeline,
            RequestAuthenticator gatekeeper,
            RateLimits limits,
            Bans bans,
            UnfilledOrderCounter orderCounts,
            Object lock) {
        this.routes = Map.copyOf(routes);
        this.timeline = timeline;
        this.gatekeeper = gatekeeper;
        this.limits = limits;
        this.bans = bans;
        this.orderCounts = orderCounts;
        this.lock = lock;
    }

    Response answer(Request request) {
        synchronized (lock) {
            long now = timeline.catchUp();
            Optional<ApiException> banned = bans.refusal(now);
            if (banned.isPresent()) {
                return Response.of(banned.get());
            }
            Route route = routes.get(request.route());
            return request.path().startsWith("/sapi/")
                    ? ofWallet(route, request, now)
                    : ofExchange(route, request, now);
        }
    }

    private Response ofWallet(@Nullable Route route, Request request, long now) {
        weights.count(request.route(), weight(route, request), now);
        return run(route, request, now)
                .withHeader("X-SAPI-USED-IP-WEIGHT-1M", Integer.toString(weights.used(request.route())));
    }

    private Response ofExchange(@Nullable Route route, Request request, long now) {
        weights.count(weight(route, request), now);
        Response answer;
        if (limits.allowsWeight(weights.used())) {
            bans.allowed();
            answer = run(route, request, now);
        } else {
            bans.refused(now);
            answer =
                    Response.of(ApiException.tooMuchWeight(limits.weightPerMinute(), weights.secondsToNextMinute(now)));
        }
        return answer.withHeader("X-MBX-USED-WEIGHT-1M", Integer.toString(weights.used()));
    }

    /**
     * Has the call done when the exchange's time has gone on, and tells the caller that the outcome is unknown. The
     * caller's time stamp is judged then, as the real one does before its matching: what has become too old lapses.
     */
    Response answerLater(Request request, Duration delay) {
        synchronized (lock) {
            long now = timeline.catchUp();
            Route route = routes.get(request.route());
            if (route == null || !route.changes()) {
                return run(route, request, now);
            }
            timeline.at(now + delay.toMillis(), () -> run(route, request, now + delay.toMillis()));
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
            // The call itself will be refused; refused calls count too.
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
                gatekeeper.check(route, request, parameters, now);
            } else if (route.access() == Route.Access.KEY) {
                gatekeeper.checkKey(request);
            }
            if (route.access() != Route.Access.OPEN) {
                known.addAll(RequestAuthenticator.NAMES);
            }
            if (!route.takesAny()) {
                parameters.requireOnly(known);
            }
            boolean inMicroseconds = TimeUnits.wantsMicroseconds(request.timeUnit());
            long before = orderCounts.everPlaced();
            JsonNode json = counted(route, parameters, now);
            Response answer = Response.json(inMicroseconds ? TimeUnits.inMicroseconds(json) : json);
            return orderCounts.everPlaced() == before
                    ? answer
                    : answer.withHeader("X-MBX-ORDER-COUNT-10S", Integer.toString(orderCounts.inTenSeconds()))
                            .withHeader("X-MBX-ORDER-COUNT-1D", Integer.toString(orderCounts.inDay()));
        } catch (ApiException refusal) {
            return Response.of(refusal);
        }
    }

    /** Orders are counted before they can fill; those that are refused are not counted (rest-api.md). */
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
