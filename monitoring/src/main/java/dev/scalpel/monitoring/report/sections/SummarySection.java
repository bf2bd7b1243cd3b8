package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Estimate;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.summary.AttentionPoints;
import dev.scalpel.monitoring.report.summary.Change;
import dev.scalpel.monitoring.report.summary.ChangeSummary;
import dev.scalpel.monitoring.report.summary.KeyMetrics;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.monitoring.report.summary.Verdict;
import java.util.List;

/** The verdict, the ten figures, and what wants a look. */
public final class SummarySection {

    private SummarySection() {}

    public static Element of(AccountReview review, ReviewContext context) {
        Verdict verdict = Verdict.of(review);
        return Element.of("section")
                .id("verdict")
                .css("opening")
                .add(Element.of("p", title(review.period(), context)).css("over"))
                .add(Element.of("h1", verdict.headline()).css(tone(verdict.gain())))
                .add(Element.of("p", verdict.meaning()).css("lead"))
                .add(cards(review))
                .add(Element.of("div").css("pair").add(attention(review, context), changes(review, context)));
    }

    public static String title(ReviewPeriod period, ReviewContext context) {
        String days = MetricFormat.day(period.firstDay())
                + (period.firstDay().equals(period.lastDay()) ? "" : " to " + MetricFormat.day(period.lastDay()));
        return (context.weekly() ? "Weekly review, " : "Report, ") + days + ", " + context.mode() + " on "
                + context.venue();
    }

    private static String tone(int gain) {
        return gain > 0 ? "gain" : gain < 0 ? "loss" : "even";
    }

    private static Element cards(AccountReview review) {
        Element list = Element.of("dl").css("cards");
        for (Metric measure : KeyMetrics.TEN) {
            list.add(card(measure, review.figures().get(measure), review.quote()));
        }
        return list;
    }

    private static Element card(Metric measure, Estimate estimate, String quote) {
        boolean money = measure.unit() == Metric.Unit.MONEY;
        Element value = Element.of("dd")
                .css(estimate.figure().isDefined() ? "value" : "value none")
                .text(MetricFormat.of(measure, estimate));
        if (money) {
            value.add(Element.of("span", " " + quote).css("unit"));
        }
        Element card = Element.of("div").add(Element.of("dt", measure.label()), value);
        String below =
                estimate.range().map(range -> MetricFormat.of(measure, range)).orElse(measure.meaning());
        return card.add(Element.of("dd", below).css("range"));
    }

    private static Element attention(AccountReview review, ReviewContext context) {
        List<String> points = AttentionPoints.of(review, context);
        Element box = Element.of("div").css(points.isEmpty() ? "attention calm" : "attention");
        if (points.isEmpty()) {
            return box.add(Element.of("p", "Nothing calls for your attention."));
        }
        return box.add(Element.of("h2", "What wants a look"))
                .add(Element.of("ul")
                        .addAll(points.stream()
                                .map(point -> Element.of("li", point))
                                .toList()));
    }

    private static Element changes(AccountReview review, ReviewContext context) {
        return Element.of("div")
                .css("changes")
                .add(Element.of("h2", "What changed"))
                .add(Element.of("ul")
                        .addAll(ChangeSummary.of(review, context).stream()
                                .map(SummarySection::change)
                                .toList()));
    }

    private static Element change(Change change) {
        Element item = Element.of("li", change.words());
        if (change.earlier().isEmpty()) {
            return item;
        }
        return item.add(Element.of("details")
                .add(Element.of("summary", change.behind()))
                .add(Element.of("ul")
                        .addAll(change.earlier().stream()
                                .map(words -> Element.of("li", words))
                                .toList())));
    }
}
