package dev.scalpel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.demo.DemoResult.Stage;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.ReportFiles;
import dev.scalpel.local.functions.ReportRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls the four functions, and counts what they did. */
final class DemoFunctions {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    /** Of the table of times. */
    private static final String SIGNALS = LocalFunctions.EXECUTION + " of signals";

    private final LocalFunctions functions;
    private final DemoListener listener;
    private final StageTimes times = new StageTimes();
    private final List<String> decisions = new ArrayList<>();
    private int trainings;

    DemoFunctions(LocalFunctions functions, DemoListener listener) {
        this.functions = functions;
        this.listener = listener;
    }

    void retrieve() {
        noteFailures(call(LocalFunctions.RETRIEVAL, "{}"));
    }

    JsonNode trade() {
        JsonNode traded = call(LocalFunctions.EXECUTION, "{}");
        noteFailures(traded);
        return traded;
    }

    void executeSignals() {
        JsonNode executed = times.taking(
                SIGNALS, () -> functions.call(LocalFunctions.EXECUTION, "{\"action\":\"execute_signals\"}", LIMIT));
        for (JsonNode portfolio : executed.path("portfolios")) {
            if (portfolio.path("failure").isTextual()) {
                listener.note(portfolio.path("portfolio").asText() + ": "
                        + portfolio.path("failure").asText());
            }
        }
    }

    void train(long minute) {
        JsonNode trained = call(LocalFunctions.TRAINING, "{}");
        noteFailures(trained);
        for (JsonNode report : trained.path("symbols")) {
            trainings++;
            String words = Instant.ofEpochMilli(minute) + "  training of "
                    + report.path("symbol").asText() + ": " + AnswerSummary.message(report);
            decisions.add(words);
            if (report.path("retired").asBoolean()) {
                listener.note(words);
            }
        }
    }

    void review(long minute) {
        JsonNode review = call(LocalFunctions.MONITORING, "{}");
        listener.note(Instant.ofEpochMilli(minute) + "  review of "
                + review.path("week").asText() + ": " + AnswerSummary.of(LocalFunctions.MONITORING, review));
    }

    JsonNode report(ReportFiles files, Instant from, Instant to, ReportRun run) {
        return files.write(call(LocalFunctions.MONITORING, files.event(Optional.of(from), Optional.of(to), run)));
    }

    int trainings() {
        return trainings;
    }

    String lastDecision() {
        return decisions.isEmpty() ? "no training has answered" : decisions.get(decisions.size() - 1);
    }

    /** Of the trainings, newest last. */
    List<String> decisions() {
        return List.copyOf(decisions);
    }

    List<Stage> stages() {
        return times.stages();
    }

    private JsonNode call(String function, String event) {
        return times.taking(function, () -> functions.call(function, event, LIMIT));
    }

    private void noteFailures(JsonNode answer) {
        answer.path("failures").forEach(failure -> listener.note(failure.asText()));
    }
}
