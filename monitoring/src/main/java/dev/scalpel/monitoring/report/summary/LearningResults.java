package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the review tried to learn, and what became of it. */
public final class LearningResults {

    private LearningResults() {}

    public static Element of(List<LearningResult> lessons) {
        Table table = Table.of("What the newest review tried to learn", "Symbol", "Method", "Outcome", "Why", "Figures")
                .prose();
        lessons.forEach(lesson -> table.row(
                lesson.symbol().toString(),
                words(lesson.method()),
                lesson.outcome().name().toLowerCase(Locale.ROOT),
                lesson.explanation(),
                lesson.figures().entrySet().stream()
                        .map(entry ->
                                MetricFormat.spaced(entry.getKey()) + " " + MetricFormat.compact(entry.getValue()))
                        .collect(Collectors.joining(", "))));
        return table.element();
    }

    static String sentence(LearningResult lesson) {
        String became = lesson.outcome().name().toLowerCase(Locale.ROOT);
        boolean done = lesson.outcome() == LearningResult.Outcome.FAILED;
        return (lesson.symbol() + ": " + words(lesson.method()) + (done ? " " : " was ") + became + ". "
                        + MetricFormat.sentence(lesson.explanation()))
                .strip();
    }

    private static String words(String method) {
        return method.replace('-', ' ');
    }
}
