package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the review tried to learn, and the outcome. */
public final class LearningResults {

    private LearningResults() {}

    public static Element of(List<LearningResult> results) {
        Table table = Table.of(
                        "What the newest review tried to learn", "Symbol", "Method", "Outcome", "Reason", "Figures")
                .prose();
        results.forEach(result -> table.row(
                result.symbol().toString(),
                spaced(result.method()),
                result.outcome().name().toLowerCase(Locale.ROOT),
                result.explanation(),
                result.figures().entrySet().stream()
                        .map(entry ->
                                MetricFormat.spaced(entry.getKey()) + " " + MetricFormat.compact(entry.getValue()))
                        .collect(Collectors.joining(", "))));
        return table.element();
    }

    static String sentence(LearningResult result) {
        String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
        boolean failed = result.outcome() == LearningResult.Outcome.FAILED;
        return (result.symbol() + ": " + spaced(result.method()) + (failed ? " " : " was ") + outcome + ". "
                        + MetricFormat.sentence(result.explanation()))
                .strip();
    }

    private static String spaced(String method) {
        return method.replace('-', ' ');
    }
}
