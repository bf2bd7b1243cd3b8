package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Estimate;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.summary.AttentionPoints;
import dev.scalpel.monitoring.report.summary.Change;
import dev.scalpel.monitoring.report.summary.ChangeSummary;
import dev.scalpel.monitoring.report.summary.EvidenceSummary;
import dev.scalpel.monitoring.report.summary.KeyMetrics;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.monitoring.report.summary.Verdict;
import java.util.List;

/** The verdict, the ten key metrics, and what needs attention. */
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
                .addAll(context.evidence().stream()
                        .map(standing -> Element.of("p", new EvidenceSummary(standing).headline() + ".")
                                .css("evidence"))
                        .toList())
                .addAll(context.shadow().stream()
                        .map(shadow -> Element.of("p", "Shadow trades")
                                .add(ShadowSection.badge(), new TextNode(" " + shadow.sentence() + ".")))
                        .toList())
                .add(cards(review), OriginList.of(review, context))
                .add(Element.of("div").css("pair").add(attention(review, context), changes(review, context)));
    }

    public static String title(ReviewPeriod period, ReviewContext context) {
        String days = MetricFormat.day(period.firstDay())
                + (period.firstDay().equals(period.lastDay()) ? "" : " to " + MetricFormat.day(period.lastDay()));
        return switch (context.origin().kind()) {
            case BACKTEST -> "Backtest, " + days + ", on bars of " + context.venue();
            case DEMO -> "Demo, " + days + ", on a synthetic market";
            case PAPER, TESTNET, LIVE ->
                (context.weekly() ? "Weekly review, " : "Report, ") + days + ", " + context.mode() + " on "
                        + context.venue();
        };
    }

    private static String tone(int gain) {
        return gain > 0 ? "gain" : gain < 0 ? "loss" : "even";
    }

    private static Element cards(AccountReview review) {
        Element list = Element.of("dl").css("cards");
        for (Metric metric : KeyMetrics.TEN) {
            list.add(card(metric, review.metrics().get(metric), review.quote()));
        }
        return list;
    }

    private static Element card(Metric metric, Estimate estimate, String quote) {
        boolean money = metric.unit() == Metric.Unit.MONEY;
        Element value = Element.of("dd")
                .css(estimate.statistic().isDefined() ? "value" : "value none")
                .text(MetricFormat.of(metric, estimate));
        if (money) {
            value.add(Element.of("span", " " + quote).css("unit"));
        }
        Element card = Element.of("div").add(Element.of("dt", metric.label()), value);
        String note = estimate.interval()
                .map(interval -> MetricFormat.of(metric, interval))
                .orElse(metric.meaning());
        return card.add(Element.of("dd", note).css("range"));
    }

    private static Element attention(AccountReview review, ReviewContext context) {
        List<String> points = AttentionPoints.of(review, context);
        Element box = Element.of("div").css(points.isEmpty() ? "attention calm" : "attention");
        if (points.isEmpty()) {
            return box.add(Element.of("p", "Nothing needs attention."));
        }
        return box.add(Element.of("h2", "Needs attention"))
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
        Element item = Element.of("li", change.summary());
        if (change.earlier().isEmpty()) {
            return item;
        }
        return item.add(Element.of("details")
                .add(Element.of("summary", change.earlierCount()))
                .add(Element.of("ul")
                        .addAll(change.earlier().stream()
                                .map(summary -> Element.of("li", summary))
                                .toList())));
    }
}
