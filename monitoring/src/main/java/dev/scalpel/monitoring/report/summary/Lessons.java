package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.learning.Lesson;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the review tried to learn, and what became of it. */
public final class Lessons {

    private Lessons() {}

    public static Element of(List<Lesson> lessons) {
        Table table = Table.of("What the newest review tried to learn", "Symbol", "Method", "Outcome", "Why", "Figures")
                .prose();
        lessons.forEach(lesson -> table.row(
                lesson.symbol().toString(),
                words(lesson.method()),
                lesson.outcome().name().toLowerCase(Locale.ROOT),
                lesson.words(),
                lesson.figures().entrySet().stream()
                        .map(entry -> Format.spaced(entry.getKey()) + " " + Format.compact(entry.getValue()))
                        .collect(Collectors.joining(", "))));
        return table.element();
    }

    static String sentence(Lesson lesson) {
        String became = lesson.outcome().name().toLowerCase(Locale.ROOT);
        boolean done = lesson.outcome() == Lesson.Outcome.FAILED;
        return (lesson.symbol() + ": " + words(lesson.method()) + (done ? " " : " was ") + became + ". "
                        + Format.sentence(lesson.words()))
                .strip();
    }

    private static String words(String method) {
        return method.replace('-', ' ');
    }
}
