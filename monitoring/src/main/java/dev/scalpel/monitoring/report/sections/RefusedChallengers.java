package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ChampionChange;
import dev.scalpel.monitoring.records.PaperDay;
import dev.scalpel.monitoring.records.TrainingDecision;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.GainLossColor;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the challengers that did not become champion would have done: their days on paper, which the account of evidence settles
 * for every candidate. Nothing of it was traded, and no other figure includes it.
 */
public final class RefusedChallengers {

    private static final int MAX_EXPANDED_ROWS = 7;

    private RefusedChallengers() {}

    /** Empty where the trainings of the period refused none. */
    static Optional<Element> of(SymbolReview symbol) {
        List<TrainingDecision> refused = refused(symbol);
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        Table table = Table.of(
                        "Refused challengers, newest first: on paper, not traded; shares of the account, after costs",
                        "Bars until, UTC",
                        "Why it was refused",
                        "Days on paper",
                        "#Trades",
                        "#Turnover",
                        "#Would have earned")
                .prose();
        for (int i = refused.size() - 1; i >= 0; i--) {
            row(table, refused.get(i));
        }
        Element body = Element.of("div")
                .add(Element.of("h4", "Refused challengers ").add(ShadowSection.badge()))
                .add(Element.of("p", sentence(refused)));
        return Optional.of(body.add(
                table.rows() <= MAX_EXPANDED_ROWS
                        ? table.element()
                        : Element.of("details")
                                .add(Element.of("summary", MetricFormat.count(table.rows(), "refused challenger")))
                                .add(table.element())));
    }

    /** Made a candidate that is not among the champions. */
    public static List<TrainingDecision> refused(SymbolReview symbol) {
        Set<String> champions = symbol.records().champions().stream()
                .map(ChampionChange::modelId)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return symbol.records().trainings().stream()
                .filter(training -> training.candidate()
                        .filter(id -> !champions.contains(id))
                        .isPresent())
                .toList();
    }

    private static String sentence(List<TrainingDecision> refused) {
        List<PaperDay> days = refused.stream()
                .flatMap(training -> training.onPaper().stream())
                .toList();
        if (days.isEmpty()) {
            return "Had they been champion: not known, because none of their days is settled.";
        }
        return "Had they been champion on their " + MetricFormat.count(days.size(), "settled day")
                + ", the account would have changed by "
                + MetricFormat.signedPercent(
                        days.stream().mapToDouble(PaperDay::net).sum()) + " in "
                + MetricFormat.count(days.stream().mapToInt(PaperDay::trades).sum(), "trade")
                + ". No figure of this report includes it.";
    }

    private static void row(Table table, TrainingDecision training) {
        List<PaperDay> days = training.onPaper();
        double net = days.stream().mapToDouble(PaperDay::net).sum();
        table.row(List.of(
                new TextNode(MetricFormat.minute(training.at())),
                new TextNode(training.summary()),
                new TextNode(
                        days.isEmpty()
                                ? "none settled yet"
                                : days.stream()
                                        .map(day -> MetricFormat.day(day.date()))
                                        .collect(Collectors.joining(", "))),
                new TextNode(MetricFormat.whole(
                        days.stream().mapToInt(PaperDay::trades).sum())),
                new TextNode(MetricFormat.number(
                        days.stream().mapToDouble(PaperDay::turnover).sum(), 2)),
                days.isEmpty() ? new TextNode("not known") : GainLossColor.of(net, MetricFormat.signedPercent(net))));
    }
}
