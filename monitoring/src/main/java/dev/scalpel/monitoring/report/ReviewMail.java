package dev.scalpel.monitoring.report;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Estimate;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.sections.SummarySection;
import dev.scalpel.monitoring.report.summary.AttentionPoints;
import dev.scalpel.monitoring.report.summary.ChangeSummary;
import dev.scalpel.monitoring.report.summary.KeyMetrics;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.monitoring.report.summary.Verdict;
import dev.scalpel.notice.Notice;
import java.util.List;
import java.util.Locale;

/**
 * The review as a mail that stands alone: the verdict, the ten figures, what wants a look, what changed, where the report
 * lies. Plain text in the characters that every mail program shows.
 */
public final class ReviewMail {

    private static final int LABEL_WIDTH = 22;
    private static final int VALUE_WIDTH = 16;

    private ReviewMail() {}

    /**
     * @param week as in {@code reports/2026-W47/}
     * @param place where the report lies
     */
    public static Notice of(AccountReview review, ReviewContext context, String week, String place) {
        Verdict verdict = Verdict.of(review);
        StringBuilder text = new StringBuilder();
        text.append(verdict.headline()).append('\n').append(verdict.meaning()).append("\n\n");
        text.append(SummarySection.title(review.period(), context)).append("\n\n");
        for (Metric measure : KeyMetrics.TEN) {
            figure(measure, review.figures().get(measure), review.quote(), text);
        }
        if (review.symbols().size() > 1) {
            text.append("\nBy symbol\n");
            review.symbols().forEach(symbol -> symbol(symbol, text));
        }
        points("What wants a look", AttentionPoints.of(review, context), text);
        points("What changed", ChangeSummary.brief(review, context), text);
        context.cost().ifPresent(cost -> text.append('\n').append(cost.words()).append('\n'));
        text.append("\nThe report: ").append(place).append('\n');
        text.append("Ranges hold the truth nine times in ten. All times are UTC. Past returns promise nothing.\n");
        return new Notice(
                "review-" + week, plain("Scalpel " + week + ": " + verdict.headline()), plain(text.toString()));
    }

    private static void figure(Metric measure, Estimate estimate, String quote, StringBuilder text) {
        String unit = measure.unit() == Metric.Unit.MONEY && estimate.figure().isDefined() ? " " + quote : "";
        String range = estimate.range()
                .map(found -> "(" + MetricFormat.of(measure, found) + ")")
                .orElse("");
        text.append(String.format(
                        Locale.ROOT,
                        "%-" + LABEL_WIDTH + "s%-" + VALUE_WIDTH + "s%s",
                        measure.label(),
                        MetricFormat.of(measure, estimate) + unit,
                        range)
                .stripTrailing());
        text.append('\n');
    }

    private static void symbol(SymbolReview symbol, StringBuilder text) {
        text.append(String.format(
                Locale.ROOT,
                "%-" + LABEL_WIDTH + "s%-" + VALUE_WIDTH + "s%s",
                symbol.symbol(),
                MetricFormat.of(Metric.NET_RETURN, symbol.figures().get(Metric.NET_RETURN)),
                MetricFormat.count(symbol.trades().size(), "trade")));
        text.append('\n');
    }

    private static void points(String title, List<String> points, StringBuilder text) {
        if (!points.isEmpty()) {
            text.append('\n').append(title).append('\n');
            points.forEach(point -> text.append("- ").append(point).append('\n'));
        }
    }

    private static String plain(String text) {
        return text.replace(MetricFormat.MINUS, "-").replace(MetricFormat.NARROW_SPACE, " ");
    }
}
