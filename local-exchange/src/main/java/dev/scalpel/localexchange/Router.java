package dev.scalpel.localexchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a request to its answer. One request at a time: the exchange is one sequence of events. */
final class Router {

    private final Map<String, Route> routes;
    private final Timeline timeline;
    private final Gatekeeper gatekeeper;
    private final Weights weights;
    private final Object lock;

    Router(Map<String, Route> routes, Timeline timeline, Gatekeeper gatekeeper, Weights weights, Object lock) {
        this.routes = Map.copyOf(routes);
        this.timeline = timeline;
        this.gatekeeper = gatekeeper;
        this.weights = weights;
        this.lock = lock;
    }

    Answer answer(Request request) {
        synchronized (lock) {
            long now = timeline.catchUp();
            Route route = routes.get(request.route());
            int weight = route == null ? 1 : route.weight();
            boolean withinLimit = weights.count(weight, now);
            Answer answer = withinLimit ? run(route, request, now) : tooMany(now);
            return answer.withHeader("X-MBX-USED-WEIGHT-1M", Integer.toString(weights.used()));
        }
    }

    /**
     * Has the call done when the exchange's time has gone on, and tells the caller that the outcome is unknown. The
     * caller's time stamp is judged then, as the real one does before its matching: what has become too old lapses.
     */
    Answer answerLater(Request request, Duration delay) {
        synchronized (lock) {
            long now = timeline.catchUp();
            Route route = routes.get(request.route());
            if (route == null || !route.changes()) {
                return run(route, request, now);
            }
            timeline.at(now + delay.toMillis(), () -> run(route, request, now + delay.toMillis()));
            return Answer.error(
                    504,
                    -1007,
                    "Timeout waiting for response from backend server. Send status unknown; execution status unknown.");
        }
    }

    private Answer run(@Nullable Route route, Request request, long now) {
        try {
            if (route == null) {
                throw ApiException.unknownPath(request.method(), request.path());
            }
            Parameters parameters = Parameters.of(request.query(), request.form());
            Set<String> known = new HashSet<>(route.names());
            if (route.access() == Route.Access.SIGNED) {
                gatekeeper.check(route, request, parameters, now);
                known.addAll(Gatekeeper.NAMES);
            }
            parameters.requireOnly(known);
            boolean inMicroseconds = TimeUnits.wantsMicroseconds(request.timeUnit());
            JsonNode answer = route.action().run(parameters, now);
            return Answer.json(inMicroseconds ? TimeUnits.inMicroseconds(answer) : answer);
        } catch (ApiException refusal) {
            return Answer.of(refusal);
        }
    }

    private Answer tooMany(long now) {
        String retryAfter = Long.toString(weights.secondsToNextMinute(now));
        return Answer.error(429, -1003, "Too much request weight used; current limit is reached.")
                .withHeader("Retry-After", retryAfter);
    }
}
