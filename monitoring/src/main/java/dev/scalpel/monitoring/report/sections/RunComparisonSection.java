package dev.scalpel.monitoring.report.sections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.LegendEntry;
import dev.scalpel.monitoring.report.html.LegendEntry.Shape;
import dev.scalpel.monitoring.report.html.MinMaxDownsampling;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.summary.ComparedRun;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.Statistic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** This run beside another one: every metric, and both equity curves. */
public final class RunComparisonSection {

    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final int SLOTS = 400;
    private static final int ROWS = 20;

    private RunComparisonSection() {}

    /** Empty where the report is not compared. */
    public static Optional<Element> of(AccountReview review, ReviewContext context, List<Chart> charts) {
        return context.compared().map(other -> section(review, other, charts));
    }

    private static Element section(AccountReview review, ComparedRun other, List<Chart> charts) {
        Element section = Element.of("section")
                .id("comparison")
                .add(Element.of("h2", "Compared with another run"), Element.of("p", about(review, other)));
        other.curve()
                .ifPresentOrElse(
                        curve -> {
                            Chart chart = chart(review.curve(), curve, other.name());
                            charts.add(chart);
                            section.add(chart.figure());
                        },
                        () -> section.add(Element.of(
                                "p", "The file of the other run has no equity curve; write its report again.")));
        return section.add(metrics(review, other));
    }

    private static String about(AccountReview review, ComparedRun other) {
        String same = review.period().from().equals(other.from())
                        && review.period().to().equals(other.to())
                ? "Both are of the same time."
                : "The runs are of different times: their figures differ by the market too.";
        return "The other run is " + other.name()
                + other.what().map(kind -> ", " + kind).orElse("") + ", "
                + MetricFormat.minute(other.from()) + " to " + MetricFormat.minute(other.to()) + ". " + same
                + (review.quote().equals(other.quote())
                        ? ""
                        : " Its amounts are in " + other.quote() + ", those of this run in " + review.quote() + ".")
                + " Whether a difference is more than chance is not tested.";
    }

    private static Element metrics(AccountReview review, ComparedRun other) {
        Table table = Table.of("All metrics", "Metric", "#This run", "#The other run", "#This less the other");
        boolean oneQuote = review.quote().equals(other.quote());
        for (Metric metric : Metric.values()) {
            Statistic mine = review.metrics().get(metric).statistic();
            Statistic theirs = other.figures().getOrDefault(metric, Statistic.undefined("not in its file"));
            boolean comparable =
                    mine.isDefined() && theirs.isDefined() && (oneQuote || metric.unit() != Metric.Unit.MONEY);
            table.row(
                    metric.label(),
                    MetricFormat.of(metric, mine),
                    MetricFormat.of(metric, theirs),
                    comparable ? MetricFormat.difference(metric, mine.get() - theirs.get()) : "–");
        }
        return table.element();
    }

    /** By the time since the start of each, because the runs may be of different times. */
    private static Chart chart(EquityCurve mine, EquityCurve theirs, String name) {
        ObjectNode data = ChartNumbers.object().put("type", "comparison");
        points(mine, "mine", data);
        points(theirs, "theirs", data);
        double days = Math.max(length(mine), length(theirs)) / DAY;
        Table table = Table.of("Return since the start of each run", "After days", "#This run", "#The other run");
        for (int row = 1; row <= ROWS; row++) {
            double after = days * row / ROWS;
            table.row(MetricFormat.number(after, 2), gain(mine, after), gain(theirs, after));
        }
        return new Chart(
                "chart-comparison",
                "tall",
                "Both equity curves",
                "Return since the start of each run, by days. The other run is " + name + ".",
                List.of(
                        new LegendEntry(Shape.LINE, "accent", "This run"),
                        new LegendEntry(Shape.DASHED, "ink", "The other run")),
                data,
                table);
    }

    private static void points(EquityCurve curve, String name, ObjectNode data) {
        ArrayNode days = data.putArray(name + "Days");
        ArrayNode gain = data.putArray(name);
        for (int point : MinMaxDownsampling.of(curve, SLOTS)) {
            ChartNumbers.add(days, (curve.time(point) - curve.time(0)) / DAY);
            ChartNumbers.add(gain, 100 * (curve.equity(point) / curve.first() - 1));
        }
    }

    private static double length(EquityCurve curve) {
        return (double) curve.time(curve.size() - 1) - curve.time(0);
    }

    private static String gain(EquityCurve curve, double days) {
        double after = days * DAY;
        return after > length(curve) * (1 + 1e-9)
                ? "ended"
                : MetricFormat.signedPercent(curve.at(curve.time(0) + Math.round(after)) / curve.first() - 1);
    }
}
