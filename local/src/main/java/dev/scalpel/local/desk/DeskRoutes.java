package dev.scalpel.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.desk.backtests.Backtests;
import dev.scalpel.local.desk.http.DeskRequest;
import dev.scalpel.local.desk.http.RequestRefusedException;
import dev.scalpel.local.desk.view.SettingsView;
import dev.scalpel.settings.EffectiveSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which path answers what. */
final class DeskRoutes {

    private static final String READ_ONLY =
            "this desk shows a bot that runs elsewhere and changes nothing: use ./scalpel"
                    + " stop, pause or resume where it runs, or the actions of its execution function";

    /** GET lists, POST starts one. */
    static final String BACKTESTS = "/api/backtests";

    private static final Pattern BACKTEST = Pattern.compile("/api/backtests/([^/]+)");
    private static final Pattern CANCELLED_BACKTEST = Pattern.compile("/api/backtests/([^/]+)/cancel");

    private final Map<String, Route> questions;
    private final Map<String, Route> changes;
    private final Backtests backtests;
    private final boolean readOnly;

    /** Answers a request. */
    interface Route {
        JsonNode answer(DeskRequest request);
    }

    private DeskRoutes(
            Map<String, Route> questions, Map<String, Route> changes, Backtests backtests, boolean readOnly) {
        this.backtests = backtests;
        this.questions = Map.copyOf(questions);
        this.changes = Map.copyOf(changes);
        this.readOnly = readOnly;
    }

    /** @param settings as they are shown */
    static DeskRoutes of(
            Overview overview,
            DeskQuestions questions,
            Backtests backtests,
            List<EffectiveSettings.Line> settings,
            Optional<DeskControls> controls) {
        Map<String, Route> answers = Map.ofEntries(
                Map.entry("/api/overview", request -> overview.read().document()),
                Map.entry("/api/bars", questions::bars),
                Map.entry("/api/trades", questions::trades),
                Map.entry("/api/decisions", questions::decisions),
                Map.entry("/api/explain", questions::explain),
                Map.entry("/api/signals", questions::signals),
                Map.entry("/api/equity", questions::equity),
                Map.entry("/api/models", questions::models),
                Map.entry("/api/quality", questions::quality),
                Map.entry("/api/settings", request -> SettingsView.of(settings)),
                Map.entry(BACKTESTS, request -> {
                    request.requireOnly();
                    return backtests.list();
                }),
                Map.entry("/api/log", questions::log));
        Map<String, Route> changes = Map.of(
                "/api/stop",
                request -> required(controls).stop(request),
                "/api/pause",
                request -> required(controls).pause(request),
                "/api/resume",
                request -> required(controls).resume(request),
                "/api/close",
                request -> required(controls).close(request),
                BACKTESTS,
                request -> backtests.start(questions.backtest(request)));
        return new DeskRoutes(answers, changes, backtests, controls.isEmpty());
    }

    private static DeskControls required(Optional<DeskControls> controls) {
        return controls.orElseThrow(() -> RequestRefusedException.forbidden(READ_ONLY));
    }

    JsonNode ask(String path, DeskRequest request) {
        Matcher backtest = BACKTEST.matcher(path);
        if (backtest.matches()) {
            request.requireOnly();
            return backtests.find(backtest.group(1));
        }
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
        Matcher cancelled = CANCELLED_BACKTEST.matcher(path);
        if (cancelled.matches()) {
            request.requireOnly();
            return backtests.cancel(cancelled.group(1));
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
