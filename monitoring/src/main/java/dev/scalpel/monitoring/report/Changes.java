package dev.scalpel.monitoring.report;

import dev.scalpel.monitoring.books.ChampionStep;
import dev.scalpel.monitoring.figures.AccountReview;
import dev.scalpel.monitoring.figures.SymbolReview;
import dev.scalpel.monitoring.learning.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is not as it was when the period began: champions, and what was learned. Never empty. */
final class Changes {

    private Changes() {}

    static List<String> of(AccountReview review, Context context) {
        List<String> changes = new ArrayList<>();
        for (SymbolReview symbol : review.symbols()) {
            List<ChampionStep> steps = symbol.book().champions().stream()
                    .filter(step -> symbol.book().period().contains(step.at().toEpochMilli()))
                    .toList();
            steps.forEach(step -> changes.add(symbol.symbol() + ": " + step.champion() + " became champion on "
                    + Format.minute(step.at()) + " UTC. " + Format.sentence(step.reason())));
            if (steps.isEmpty()) {
                changes.add(symbol.symbol() + ": "
                        + champion(symbol)
                                .map(step -> "the champion is still " + step.champion() + ", since "
                                        + Format.minute(step.at()) + " UTC.")
                                .orElse("there has been no champion yet."));
            }
        }
        context.lessons().stream()
                .filter(lesson -> lesson.outcome() != Lesson.Outcome.FAILED)
                .map(Lessons::sentence)
                .forEach(changes::add);
        return List.copyOf(changes);
    }

    /** The champion at the period's end. */
    static Optional<ChampionStep> champion(SymbolReview symbol) {
        return symbol.book().champions().stream()
                .filter(step -> step.at().isBefore(symbol.book().period().to()))
                .reduce((earlier, later) -> later);
    }
}
