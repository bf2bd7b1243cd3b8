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

    /** The answer of execution, with what became of the signals. */
    JsonNode executeSignals() {
        JsonNode executed = times.taking(
                SIGNALS, () -> functions.call(LocalFunctions.EXECUTION, "{\"action\":\"execute_signals\"}", LIMIT));
        for (JsonNode portfolio : executed.path("portfolios")) {
            if (portfolio.path("failure").isTextual()) {
                note(portfolio.path("portfolio").asText() + ": "
                        + portfolio.path("failure").asText());
            }
        }
        return executed;
    }

    void train(long minute) {
        JsonNode trained = call(LocalFunctions.TRAINING, "{}");
        noteFailures(trained);
        for (JsonNode report : trained.path("symbols")) {
            trainings++;
            String symbol = report.path("symbol").asText();
            String words = AnswerSummary.message(report);
            decisions.add(Instant.ofEpochMilli(minute) + "  training of " + symbol + ": " + words);
            // The id is in the store; a reader who watches needs the rest of the line.
            String withoutId = words.replace(" " + report.path("candidate").asText("none"), "");
            listener.happened(new DemoEvent.Trained(Instant.ofEpochMilli(minute), symbol, withoutId));
        }
    }

    void review(long minute) {
        JsonNode review = call(LocalFunctions.MONITORING, "{}");
        listener.happened(new DemoEvent.Reviewed(
                Instant.ofEpochMilli(minute),
                review.path("week").asText(),
                AnswerSummary.of(LocalFunctions.MONITORING, review)));
    }

    /** @param warning stands above all of it; empty for none */
    JsonNode report(ReportFiles files, Instant from, Instant to, ReportRun run, Optional<String> warning) {
        return files.write(
                call(LocalFunctions.MONITORING, files.event(Optional.of(from), Optional.of(to), run)), warning);
    }

    int trainings() {
        return trainings;
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
        answer.path("failures").forEach(failure -> note(failure.asText()));
    }

    private void note(String words) {
        listener.happened(new DemoEvent.Noted(words));
    }
}
