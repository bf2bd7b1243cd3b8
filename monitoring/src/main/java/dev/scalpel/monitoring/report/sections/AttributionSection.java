package dev.scalpel.monitoring.report.sections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Attribution;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.BarCell;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.GainLossColor;
import dev.scalpel.monitoring.report.html.Node;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.Verdict;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where profit and loss came from, how trades are distributed, and why nothing was entered. */
public final class AttributionSection {

    private static final int BINS = 30;

    private AttributionSection() {}

    public static Element of(AccountReview review, List<Chart> charts) {
        Element section = Element.of("section").id("attribution").add(Element.of("h2", "Attribution"));
        if (review.trades() == 0) {
            return section.add(Element.of("p", "There were no trades.")).add(reasons(review));
        }
        Chart distribution = distribution(review);
        charts.add(distribution);
        Element grid = Element.of("div").css("columns");
        for (Attribution attribution : review.attribution()) {
            grid.add(table(attribution, review.quote()));
        }
        return section.add(distribution.figure()).add(grid).add(reasons(review));
    }

    private static Chart distribution(AccountReview review) {
        double[] returns = summed(review)
                .flatMap(symbol -> symbol.trades().stream())
                .mapToDouble(Trade::netReturn)
                .map(net -> net * 10_000)
                .sorted()
                .toArray();
        double reach = Math.max(1, Math.max(Math.abs(returns[0]), Math.abs(returns[returns.length - 1])));
        double width = niceWidth(2 * reach / BINS);
        int low = (int) Math.floor(returns[0] / width);
        int high = (int) Math.floor(returns[returns.length - 1] / width);
        int[] counts = new int[high - low + 1];
        Arrays.stream(returns).forEach(value -> counts[(int) Math.floor(value / width) - low]++);
        ObjectNode data = ChartNumbers.object().put("type", "distribution").put("width", width);
        ArrayNode from = data.putArray("from");
        ArrayNode count = data.putArray("count");
        Table table = Table.of("Trades by net return", "From, bp", "#To, bp", "#Trades");
        for (int bin = 0; bin < counts.length; bin++) {
            ChartNumbers.add(from, (low + bin) * width);
            count.add(counts[bin]);
            table.row(
                    MetricFormat.number((low + bin) * width, 1),
                    MetricFormat.number((low + bin + 1) * width, 1),
                    Integer.toString(counts[bin]));
        }
        String description = "Net return of each trade in basis points: the worst " + MetricFormat.signed(returns[0], 1)
                + ", the median " + MetricFormat.signed(returns[returns.length / 2], 1) + ", the best "
                + MetricFormat.signed(returns[returns.length - 1], 1) + ".";
        return new Chart("chart-distribution", "medium", "Distribution of trades", description, List.of(), data, table);
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double niceWidth(double width) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(width)));
        double digit = width / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private static Element table(Attribution attribution, String quote) {
        double largest = attribution.groups().stream()
                .mapToDouble(group -> Math.abs(group.netProfit()))
                .max()
                .orElse(0);
        Table table = Table.of(
                attribution.dimension() + ", profit in " + quote,
                attribution.dimension(),
                "#Trades",
                "#Won",
                "#Mean net",
                "#Profit",
                "");
        for (Attribution.Group group : attribution.groups()) {
            List<Node> cells = new ArrayList<>();
            cells.add(new TextNode(group.name()));
            cells.add(new TextNode(MetricFormat.number(group.trades(), 0)));
            cells.add(new TextNode(MetricFormat.percent(group.wins() / (double) group.trades())));
            cells.add(new TextNode(MetricFormat.signed(group.meanReturn() * 10_000, 1) + " bp"));
            cells.add(GainLossColor.of(group.netProfit(), MetricFormat.signed(group.netProfit(), 2)));
            cells.add(BarCell.of(group.netProfit(), largest));
            table.row(cells);
        }
        return table.element();
    }

    private static Element reasons(AccountReview review) {
        Map<String, Integer> counts = new TreeMap<>();
        review.symbols().stream()
                .map(symbol -> symbol.quality().reasons())
                .forEach(reasons -> reasons.forEach((reason, count) -> counts.merge(reason, count, Integer::sum)));
        Element box = Element.of("div").add(Element.of("h3", "Decisions per minute"));
        if (counts.isEmpty()) {
            return box.add(Element.of("p", "No decision was made in this period."));
        }
        long all = counts.values().stream().mapToLong(Integer::longValue).sum();
        Table table = Table.of("Decisions of all symbols by outcome", "Outcome", "#Minutes", "#Share", "");
        counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue()))
                .forEach(entry -> table.row(List.of(
                        new TextNode(entry.getKey().equals("ENTER") ? "entered" : Verdict.clause(entry.getKey())),
                        new TextNode(MetricFormat.number(entry.getValue(), 0)),
                        new TextNode(MetricFormat.percent(entry.getValue() / (double) all)),
                        BarCell.share(entry.getValue(), (double) all))));
        return box.add(table.element());
    }

    private static Stream<SymbolReview> summed(AccountReview review) {
        return review.symbols().stream().filter(symbol -> !review.leftOut().contains(symbol));
    }
}
