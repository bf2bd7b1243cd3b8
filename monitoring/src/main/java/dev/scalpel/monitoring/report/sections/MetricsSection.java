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

/** Every figure, of each symbol and in all, with its range; and beside doing nothing and holding. */
public final class MetricsSection {

    private MetricsSection() {}

    public static Element of(AccountReview review) {
        return Element.of("section")
                .id("figures")
                .add(Element.of("h2", "All figures"))
                .add(Element.of(
                        "p",
                        "Under a figure: the range in which it may as well lie. Nine ranges in ten made this way hold"
                                + " the truth."))
                .add(figures(review))
                .add(Element.of("h3", "Against doing nothing and against holding"))
                .add(rivals(review));
    }

    private static Element figures(AccountReview review) {
        List<String> columns = new ArrayList<>(List.of("Figure"));
        if (isSum(review)) {
            columns.add("#In all");
        }
        review.symbols().forEach(symbol -> columns.add("#" + symbol.symbol()));
        Table table = Table.of("All figures, amounts in " + review.quote(), columns);
        for (Metric measure : Metric.values()) {
            List<Node> cells = new ArrayList<>();
            cells.add(Element.of("span").add(new TextNode(measure.label()), Element.of("small", measure.meaning())));
            if (isSum(review)) {
                cells.add(cell(measure, review.figures()));
            }
            for (SymbolReview symbol : review.symbols()) {
                cells.add(cell(measure, symbol.figures()));
            }
            table.row(cells);
        }
        return table.element();
    }

    /** Of one symbol the sum would say everything twice. */
    private static boolean isSum(AccountReview review) {
        return review.symbols().size() > 1;
    }

    private static Node cell(Metric measure, PerformanceMetrics figures) {
        Estimate estimate = figures.get(measure);
        Element cell = Element.of("span")
                .css(estimate.figure().isDefined() ? "figure" : "figure none")
                .text(MetricFormat.of(measure, estimate));
        return estimate.range()
                .map(range -> cell.add(Element.of("small", MetricFormat.of(measure, range))))
                .orElse(cell);
    }

    private static Element rivals(AccountReview review) {
        Table table = Table.of(
                "Net return beside that of rivals",
                "",
                "#Scalpel",
                "#Doing nothing",
                "#Holding",
                "#Better than nothing",
                "#Better than holding");
        if (isSum(review)) {
            rival(table, "In all", review.figures());
        }
        review.symbols().forEach(symbol -> rival(table, symbol.symbol().toString(), symbol.figures()));
        return table.element();
    }

    private static void rival(Table table, String name, PerformanceMetrics figures) {
        table.row(
                name,
                MetricFormat.of(Metric.NET_RETURN, figures.get(Metric.NET_RETURN)),
                MetricFormat.percent(0),
                MetricFormat.of(Metric.HOLDING_RETURN, figures.get(Metric.HOLDING_RETURN)),
                probability(figures.get(Metric.PROBABILITY_OF_EDGE).figure()),
                figures.beyondHolding()
                        .map(PairedDifference::probability)
                        .map(MetricsSection::probability)
                        .orElse("no bars"));
    }

    private static String probability(Statistic figure) {
        return figure.isDefined() ? MetricFormat.probability(figure.get()) + " sure" : figure.reason();
    }
}
