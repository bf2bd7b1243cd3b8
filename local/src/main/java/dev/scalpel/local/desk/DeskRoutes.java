package dev.scalpel.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.desk.http.DeskRequest;
import dev.scalpel.local.desk.http.RequestRefusedException;
import java.util.Map;
import java.util.Optional;

/** Which path answers what. */
final class DeskRoutes {

    private static final String READ_ONLY = "this desk shows a bot that runs elsewhere and changes nothing: use ./scalpel"
            + " stop, pause or resume where it runs, or the actions of its execution function";

    private final Map<String, Route> questions;
    private final Map<String, Route> changes;
    private final boolean readOnly;

    /** Answers a request. */
    interface Route {
        JsonNode answer(DeskRequest request);
    }

    private DeskRoutes(Map<String, Route> questions, Map<String, Route> changes, boolean readOnly) {
        this.questions = Map.copyOf(questions);
        this.changes = Map.copyOf(changes);
        this.readOnly = readOnly;
    }

    static DeskRoutes of(Overview overview, DeskQuestions questions, Optional<DeskControls> controls) {
        Map<String, Route> answers = Map.of(
                "/api/overview", request -> overview.read().document(),
                "/api/bars", questions::bars,
                "/api/trades", questions::trades,
                "/api/decisions", questions::decisions,
                "/api/explain", questions::explain,
                "/api/signals", questions::signals,
                "/api/log", questions::log);
        Map<String, Route> changes = Map.of(
                "/api/stop", request -> required(controls).stop(request),
                "/api/pause", request -> required(controls).pause(request),
                "/api/resume", request -> required(controls).resume(request),
                "/api/close", request -> required(controls).close(request));
        return new DeskRoutes(answers, changes, controls.isEmpty());
    }

    private static DeskControls required(Optional<DeskControls> controls) {
        return controls.orElseThrow(() -> RequestRefusedException.forbidden(READ_ONLY));
    }

    JsonNode ask(String path, DeskRequest request) {
        Route route = questions.get(path);
        if (route != null) {
            return route.answer(request);
        }
        throw changes.containsKey(path)
                ? RequestRefusedException.method("POST")
                : RequestRefusedException.notFound("there is nothing at " + path);
    }

    JsonNode change(String path, DeskRequest request) {
        if (readOnly) {
            throw RequestRefusedException.forbidden(READ_ONLY);
        }
        Route route = changes.get(path);
        if (route != null) {
            return route.answer(request);
        }
        throw questions.containsKey(path)
                ? RequestRefusedException.method("GET")
                : RequestRefusedException.notFound("there is nothing at " + path);
    }
}
