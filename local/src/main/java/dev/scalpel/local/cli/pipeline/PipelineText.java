package dev.scalpel.local.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.cli.console.TextTable;
import java.util.Locale;

/** A pipeline as a table, with what failed below it. */
final class PipelineText {

    private static final int MAX_LINES = 20;

    private PipelineText() {}

    /** @param ended the answer of the summary */
    static String of(JsonNode ended) {
        if (ended.has("error")) {
            return ended.path("error").asText();
        }
        TextTable table = new TextTable("step", "", "done", "failed", "missing", "seconds");
        ended.path("steps").properties().forEach(entry -> {
            JsonNode step = entry.getValue();
            table.add(
                    entry.getKey(),
                    step.path("outcome").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                    step.path("done").asInt(),
                    step.path("failed").size(),
                    step.path("missing").size(),
                    String.format(Locale.ROOT, "%.1f", step.path("seconds").asDouble()));
        });
        StringBuilder text = new StringBuilder("Pipeline of ")
                .append(ended.path("day").asText())
                .append(ended.path("failed").asBoolean() ? ": stopped before its end" : "")
                .append(System.lineSeparator())
                .append(System.lineSeparator())
                .append(table);
        JsonNode failures = ended.path("failures");
        for (int at = 0; at < Math.min(MAX_LINES, failures.size()); at++) {
            text.append(System.lineSeparator()).append(failures.path(at).asText());
        }
        if (failures.size() > MAX_LINES) {
            text.append(System.lineSeparator())
                    .append("and ")
                    .append(failures.size() - MAX_LINES)
                    .append(" more (--json)");
        }
        return text.toString();
    }
}
