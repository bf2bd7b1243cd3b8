package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.functions.AnswerSummary;
import java.util.Locale;

/** Formats a training's answer: the decision, its reason, and the time per stage. */
final class TrainingSummary {

    private TrainingSummary() {}

    static String of(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        for (JsonNode report : answer.path("symbols")) {
            text.append(report.path("symbol").asText())
                    .append("  ")
                    .append(AnswerSummary.message(report))
                    .append(System.lineSeparator());
            report.path("notes")
                    .forEach(note -> text.append("  ").append(note.asText()).append(System.lineSeparator()));
            if (report.path("trials").asInt() > 0) {
                text.append("  trials ")
                        .append(report.path("trials").asInt())
                        .append(", resumed ")
                        .append(report.path("resumed").asInt())
                        .append(", stopped early ")
                        .append(report.path("pruned").asInt())
                        .append(System.lineSeparator());
            }
            report.path("seconds")
                    .properties()
                    .forEach(stage -> text.append(String.format(
                            Locale.ROOT,
                            "  %-12s %7.2f s%n",
                            stage.getKey(),
                            stage.getValue().asDouble())));
        }
        return text.toString().stripTrailing();
    }
}
