package dev.scalpel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.scalpel.local.demo.DemoResult.Stage;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.PipelineStatus;
import dev.scalpel.local.functions.ReportFiles;
import dev.scalpel.local.functions.ReportRun;
import dev.scalpel.pipeline.PipelineRun;
import dev.scalpel.settings.deployment.PipelineStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private Optional<String> pipeline = Optional.empty();

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
        trained(minute, trained);
    }

    /** The night's work of a day on which the bot trades. */
    void walkPipeline(long minute) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(minute), ZoneOffset.UTC);
        JsonNode ended = times.taking(
                "pipeline",
                () -> functions
                        .pipeline(new PipelineRun.Listener() {
                            @Override
                            public void failed(PipelineStep step, String reason) {
                                note("pipeline, " + step.name() + ": " + reason);
                            }

                            @Override
                            public void answered(PipelineStep step, JsonNode answer) {
                                trained(minute, step.name().equals("train") ? answer : MissingNode.getInstance());
                                if (step.name().equals("review")) {
                                    reviewed(minute, answer);
                                }
                            }
                        })
                        .run(day));
        noteFailures(ended);
        pipeline = Optional.of(day + "  " + PipelineStatus.words(ended));
    }

    /** What the newest pipeline did; empty before the first. */
    Optional<String> pipeline() {
        return pipeline;
    }

    private void trained(long minute, JsonNode trained) {
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

    private void reviewed(long minute, JsonNode review) {
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
