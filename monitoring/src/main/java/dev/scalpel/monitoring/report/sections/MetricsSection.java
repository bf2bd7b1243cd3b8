package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Estimate;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.monitoring.metrics.PerformanceMetrics;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.Node;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.statistics.PairedDifference;
import dev.scalpel.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;

/** All metrics, per symbol and in total, with their confidence intervals; compared with buy and hold. */
public final class MetricsSection {

    private MetricsSection() {}

    public static Element of(AccountReview review) {
        return Element.of("section")
                .id("metrics")
                .add(Element.of("h2", "All metrics"))
                .add(Element.of("p", "Below each metric: its 90 % confidence interval."))
                .add(metrics(review))
                .add(Element.of("h3", "Compared with doing nothing and with buy and hold"))
                .add(comparison(review));
    }

    private static Element metrics(AccountReview review) {
        List<String> columns = new ArrayList<>(List.of("Metric"));
        if (hasTotal(review)) {
            columns.add("#Total");
        }
        review.symbols().forEach(symbol -> columns.add("#" + symbol.symbol()));
        Table table = Table.of("All metrics, amounts in " + review.quote(), columns);
        for (Metric metric : Metric.values()) {
            List<Node> cells = new ArrayList<>();
            cells.add(Element.of("span").add(new TextNode(metric.label()), Element.of("small", metric.meaning())));
            if (hasTotal(review)) {
                cells.add(cell(metric, review.metrics()));
            }
            for (SymbolReview symbol : review.symbols()) {
                cells.add(cell(metric, symbol.metrics()));
            }
            table.row(cells);
        }
        return table.element();
    }

    /** For one symbol the total would repeat everything. */
    private static boolean hasTotal(AccountReview review) {
        return review.symbols().size() > 1;
    }

    private static Node cell(Metric metric, PerformanceMetrics metrics) {
        Estimate estimate = metrics.get(metric);
        Element cell = Element.of("span")
                .css(estimate.statistic().isDefined() ? "figure" : "figure none")
                .text(MetricFormat.of(metric, estimate));
        return estimate.interval()
                .map(interval -> cell.add(Element.of("small", MetricFormat.of(metric, interval))))
                .orElse(cell);
    }

    private static Element comparison(AccountReview review) {
        Table table = Table.of(
                "Net return compared",
                "",
                "#Scalpel",
                "#Doing nothing",
                "#Buy and hold",
                "#Probability of a gain",
                "#Probability of beating buy and hold");
        if (hasTotal(review)) {
            compare(table, "Total", review.metrics());
        }
        review.symbols().forEach(symbol -> compare(table, symbol.symbol().toString(), symbol.metrics()));
        return table.element();
    }

    private static void compare(Table table, String name, PerformanceMetrics metrics) {
        table.row(
                name,
                MetricFormat.of(Metric.NET_RETURN, metrics.get(Metric.NET_RETURN)),
                MetricFormat.percent(0),
                MetricFormat.of(Metric.BUY_AND_HOLD_RETURN, metrics.get(Metric.BUY_AND_HOLD_RETURN)),
                probability(metrics.get(Metric.PROBABILITY_OF_EDGE).statistic()),
                metrics.excessOverBuyAndHold()
                        .map(PairedDifference::probability)
                        .map(MetricsSection::probability)
                        .orElse("no bars"));
    }

    private static String probability(Statistic probability) {
        return probability.isDefined() ? MetricFormat.probability(probability.get()) : probability.reason();
    }
}
