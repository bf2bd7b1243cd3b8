package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ChampionChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What changed in the period: champions, newest first, then learning results, then what did not change. Never empty.
 */
public final class ChangeSummary {

    /** A longer list would not be read in a mail. */
    private static final int MAX_MAIL_CHANGES = 10;

    private ChangeSummary() {}

    public static List<Change> of(AccountReview review, ReviewContext context) {
        List<Change> changes = new ArrayList<>();
        review.symbols().stream()
                .filter(symbol -> !steps(symbol).isEmpty())
                .sorted(Comparator.comparing(
                                (SymbolReview symbol) -> steps(symbol).get(0).at())
                        .reversed())
                .forEach(symbol -> changes.add(changed(symbol)));
        context.learningResults().stream()
                .filter(result -> result.outcome() != LearningResult.Outcome.FAILED)
                .forEach(result -> changes.add(Change.alone(LearningResults.sentence(result))));
        review.symbols().stream()
                .filter(symbol -> steps(symbol).isEmpty())
                .forEach(symbol -> changes.add(Change.alone(unchanged(symbol))));
        return List.copyOf(changes);
    }

    /** For a mail: one line per change, and a limited number of lines. */
    public static List<String> brief(AccountReview review, ReviewContext context) {
        List<Change> all = of(review, context);
        List<String> lines = new ArrayList<>();
        all.stream()
                .limit(MAX_MAIL_CHANGES)
                .map(change -> change.summary()
                        + (change.earlier().isEmpty() ? "" : " The report has " + change.earlierCount() + "."))
                .forEach(lines::add);
        int more = all.size() - lines.size();
        if (more > 0) {
            lines.add("The report has " + MetricFormat.whole(more) + " more.");
        }
        return List.copyOf(lines);
    }

    private static Change changed(SymbolReview symbol) {
        List<String> sentences = steps(symbol).stream()
                .map(step -> symbol.symbol() + ": " + step.champion() + " became champion on "
                        + MetricFormat.minute(step.at()) + " UTC. " + MetricFormat.sentence(step.reason()))
                .toList();
        return new Change(sentences.get(0), sentences.subList(1, sentences.size()));
    }

    private static String unchanged(SymbolReview symbol) {
        return symbol.symbol() + ": "
                + champion(symbol)
                        .map(step -> "the champion is still " + step.champion() + ", since "
                                + MetricFormat.minute(step.at()) + " UTC.")
                        .orElse("there has been no champion yet.");
    }

    /** Of the period, newest first. */
    private static List<ChampionChange> steps(SymbolReview symbol) {
        return symbol.records().champions().stream()
                .filter(step -> symbol.records().period().contains(step.at().toEpochMilli()))
                .sorted(Comparator.comparing(ChampionChange::at).reversed())
                .toList();
    }

    /** The champion at the period's end. */
    private static Optional<ChampionChange> champion(SymbolReview symbol) {
        return symbol.records().champions().stream()
                .filter(step -> step.at().isBefore(symbol.records().period().to()))
                .reduce((earlier, later) -> later);
    }
}
