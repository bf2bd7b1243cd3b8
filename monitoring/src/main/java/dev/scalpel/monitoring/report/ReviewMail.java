package dev.scalpel.monitoring.report;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Estimate;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.monitoring.metrics.SideReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.sections.SummarySection;
import dev.scalpel.monitoring.report.summary.AttentionPoints;
import dev.scalpel.monitoring.report.summary.ChangeSummary;
import dev.scalpel.monitoring.report.summary.DrawdownText;
import dev.scalpel.monitoring.report.summary.EvidenceSummary;
import dev.scalpel.monitoring.report.summary.KeyMetrics;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.OriginText;
import dev.scalpel.monitoring.report.summary.PortfolioText;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.monitoring.report.summary.Verdict;
import dev.scalpel.notice.Notice;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The review as a self-contained mail: the verdict, the ten key metrics, what needs attention, what changed, where the
 * report is. Plain ASCII text.
 */
public final class ReviewMail {

    private static final int LABEL_WIDTH = 22;
    private static final int VALUE_WIDTH = 16;

    private ReviewMail() {}

    /**
     * @param week as in {@code reports/2026-W47/}
     * @param location of the report
     */
    public static Notice of(AccountReview review, ReviewContext context, String week, String location) {
        Verdict verdict = Verdict.of(review);
        StringBuilder text = new StringBuilder();
        text.append(verdict.headline()).append('\n').append(verdict.meaning()).append("\n\n");
        text.append(SummarySection.title(review.period(), context)).append("\n\n");
        for (Metric metric : KeyMetrics.TEN) {
            line(metric, review.metrics().get(metric), review.quote(), text);
        }
        text.append("\nRisk\n");
        for (Metric metric : KeyMetrics.RISK) {
            line(metric, review.metrics().get(metric), review.quote(), text);
        }
        points(
                "Worst drawdowns",
                review.worstDrawdowns().stream().map(DrawdownText::sentence).toList(),
                text);
        if (review.symbols().size() > 1) {
            text.append("\nBy symbol\n");
            review.symbols().forEach(symbol -> symbol(symbol, text));
        }
        sides(review.sides(), review.quote(), text);
        context.evidence().forEach(standing -> evidence(new EvidenceSummary(standing), text));
        points(
                "Shadow, not traded",
                context.shadow().stream().map(shadow -> shadow.sentence() + ".").toList(),
                text);
        context.portfolios()
                .forEach(
                        portfolio -> points("Portfolio " + portfolio.name(), PortfolioText.sentences(portfolio), text));
        points("Needs attention", AttentionPoints.of(review, context), text);
        points("What changed", ChangeSummary.brief(review, context), text);
        context.cost()
                .ifPresent(cost -> text.append('\n').append(cost.summary()).append('\n'));
        points(
                "What this is",
                Stream.of(
                                Stream.of(context.origin().kind().meaning()),
                                OriginText.costs(review).stream().map(line -> "Costs assumed: " + line + "."),
                                Stream.of(
                                        "Trials: " + OriginText.trials(review, context),
                                        "To reproduce it: " + context.origin().command()))
                        .flatMap(lines -> lines)
                        .toList(),
                text);
        text.append("\nThe report: ").append(location).append('\n');
        text.append("In brackets: 90 % confidence intervals. All times are UTC.\n"
                + "Past performance does not predict future results.\n");
        return new Notice(
                "review-" + week, plain("Scalpel " + week + ": " + verdict.headline()), plain(text.toString()));
    }

    private static void line(Metric metric, Estimate estimate, String quote, StringBuilder text) {
        String unit = metric.unit() == Metric.Unit.MONEY && estimate.statistic().isDefined() ? " " + quote : "";
        String interval = estimate.interval()
                .map(found -> "(" + MetricFormat.of(metric, found) + ")")
                .orElse("");
        text.append(String.format(
                        Locale.ROOT,
                        "%-" + LABEL_WIDTH + "s%-" + VALUE_WIDTH + "s%s",
                        metric.label(),
                        MetricFormat.of(metric, estimate) + unit,
                        interval)
                .stripTrailing());
        text.append('\n');
    }

    private static void symbol(SymbolReview symbol, StringBuilder text) {
        text.append(String.format(
                Locale.ROOT,
                "%-" + LABEL_WIDTH + "s%-" + VALUE_WIDTH + "s%s",
                symbol.symbol(),
                MetricFormat.of(Metric.NET_RETURN, symbol.metrics().get(Metric.NET_RETURN)),
                MetricFormat.count(symbol.trades().size(), "trade")));
        text.append('\n');
    }

    private static void sides(SideReview sides, String quote, StringBuilder text) {
        if (!sides.isNeeded()) {
            return;
        }
        text.append("\nLong and short\n");
        sides.sides()
                .forEach(side -> text.append(String.format(
                                Locale.ROOT,
                                "%-" + LABEL_WIDTH + "s%-" + VALUE_WIDTH + "s%s, %s won",
                                MetricFormat.label(side.side()),
                                MetricFormat.signed(side.netProfit().doubleValue(), 2) + " " + quote,
                                MetricFormat.count(side.trades(), "trade"),
                                MetricFormat.percent(side.winRate())))
                        .append('\n'));
        if (sides.hasFunding()) {
            sides.sides()
                    .forEach(side -> text.append(String.format(
                                    Locale.ROOT,
                                    "%-" + LABEL_WIDTH + "s%-" + VALUE_WIDTH + "sreceived %s, paid %s",
                                    "funding " + MetricFormat.label(side.side()),
                                    MetricFormat.signed(side.funding().doubleValue(), 2) + " " + quote,
                                    MetricFormat.number(side.fundingReceived().doubleValue(), 2),
                                    MetricFormat.number(side.fundingPaid().doubleValue(), 2)))
                            .append('\n'));
        }
        text.append(String.format(
                Locale.ROOT,
                "%-" + LABEL_WIDTH + "s%s of the equity%n",
                "largest position",
                MetricFormat.percent(sides.largestPosition())));
    }

    private static void evidence(EvidenceSummary summary, StringBuilder text) {
        text.append("\nEvidence and licence\n");
        summary.lines()
                .forEach(line -> text.append("- ")
                        .append(line.label())
                        .append(": ")
                        .append(line.words())
                        .append(".\n"));
    }

    private static void points(String title, List<String> points, StringBuilder text) {
        if (!points.isEmpty()) {
            text.append('\n').append(title).append('\n');
            points.forEach(point -> text.append("- ").append(point).append('\n'));
        }
    }

    private static String plain(String text) {
        return text.replace(MetricFormat.MINUS, "-")
                .replace(MetricFormat.NARROW_SPACE, " ")
                .replace("±", "+-");
    }
}
