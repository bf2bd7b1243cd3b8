package dev.scalpel.monitoring.report.sections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.ExecutionGap;
import dev.scalpel.monitoring.metrics.ExecutionGapAlarm;
import dev.scalpel.monitoring.metrics.LiveVersusSimulated;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.GainLossColor;
import dev.scalpel.monitoring.report.html.LegendEntry;
import dev.scalpel.monitoring.report.html.LegendEntry.Shape;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Live trades compared with the simulation of the same decisions. */
public final class LiveComparisonSection {

    private static final int MAX_MISSED = 50;
    private static final int MAX_POINTS = 1_500;

    private LiveComparisonSection() {}

    public static Element of(AccountReview review, List<Chart> charts) {
        Element section = Element.of("section")
                .id("live")
                .add(Element.of("h2", "Live versus simulated"))
                .add(Element.of(
                        "p",
                        "Every decision is simulated again, on its own, on the stored bars. Negative values are worse"
                                + " than simulated. The parts add up to the difference."))
                .add(parts(review));
        for (SymbolReview symbol : review.symbols()) {
            LiveVersusSimulated live = symbol.live();
            if (!live.alarm().points().isEmpty()) {
                Chart chart = alarm(symbol);
                charts.add(chart);
                section.add(chart.figure());
            }
            if (!live.missed().isEmpty()) {
                section.add(missed(symbol));
            }
        }
        return section;
    }

    private static Element parts(AccountReview review) {
        boolean funded = review.symbols().stream()
                .flatMap(symbol -> symbol.live().gaps().stream())
                .anyMatch(ExecutionGap::hasFunding);
        List<String> columns = new ArrayList<>(List.of(
                "Symbol",
                "#Trades",
                "#Difference",
                "#Latency",
                "#Entry slippage",
                "#Exit slippage",
                "#Different exit"));
        columns.addAll(funded ? List.of("#Funding", "#Fees") : List.of("#Fees"));
        columns.addAll(List.of("#Missed entries", "#Latency, median", "#95th percentile"));
        Table table = Table.of("Mean difference per trade, in basis points", columns);
        for (SymbolReview symbol : review.symbols()) {
            LiveVersusSimulated live = symbol.live();
            List<String> cells = new ArrayList<>(List.of(
                    symbol.symbol().toString(),
                    MetricFormat.number(live.gaps().size(), 0)
                            + (live.notSimulated() > 0 ? " (" + live.notSimulated() + " without bars)" : ""),
                    mean(live, ExecutionGap::total),
                    mean(live, ExecutionGap::latency),
                    mean(live, ExecutionGap::entrySlippage),
                    mean(live, ExecutionGap::exitSlippage),
                    mean(live, ExecutionGap::exitTiming)));
            if (funded) {
                cells.add(mean(live, ExecutionGap::funding));
            }
            cells.addAll(List.of(
                    mean(live, ExecutionGap::fees),
                    MetricFormat.number(live.missed().size(), 0),
                    millis(symbol, 0.5),
                    millis(symbol, 0.95)));
            table.row(cells.toArray(String[]::new));
        }
        return table.element();
    }

    private static String mean(LiveVersusSimulated live, ToDoubleFunction<ExecutionGap> part) {
        return live.gaps().isEmpty() ? "no trades" : MetricFormat.signed(live.mean(part) * 10_000, 2);
    }

    private static String millis(SymbolReview symbol, double share) {
        var latency = symbol.latency(share);
        return latency.isDefined() ? MetricFormat.number(latency.get(), 0) + " ms" : latency.reason();
    }

    private static Chart alarm(SymbolReview symbol) {
        List<ExecutionGapAlarm.Point> all = symbol.live().alarm().points();
        List<ExecutionGapAlarm.Point> points = all.subList(Math.max(0, all.size() - MAX_POINTS), all.size());
        ObjectNode data = ChartNumbers.object()
                .put("type", "alarm")
                .put("limit", ExecutionGapAlarm.limit())
                .put("from", symbol.records().period().fromMillis() / 1_000);
        ArrayNode time = data.putArray("t");
        ArrayNode worse = data.putArray("worse");
        ArrayNode better = data.putArray("better");
        Table table =
                Table.of("The alarm's sums at the end of each day", "Last trade, UTC", "#Worse", "#Better", "Raised");
        long day = Long.MIN_VALUE;
        for (int i = 0; i < points.size(); i++) {
            ExecutionGapAlarm.Point point = points.get(i);
            ChartNumbers.addTime(time, point.at().toEpochMilli());
            ChartNumbers.add(worse, point.below());
            ChartNumbers.add(better, point.above());
            boolean last = i + 1 == points.size() || day(points.get(i + 1)) != day(point);
            if (last && day(point) != day) {
                day = day(point);
                table.row(
                        MetricFormat.minute(point.at()),
                        MetricFormat.number(point.below(), 2),
                        MetricFormat.number(point.above(), 2),
                        point.raised() ? "yes" : "no");
            }
        }
        String description = symbol.live()
                .alarm()
                .firstRaisedAt()
                .map(at -> "It was first raised on " + MetricFormat.minute(at) + " UTC.")
                .orElse("It was not raised: both sums stayed below the limit of "
                        + MetricFormat.number(ExecutionGapAlarm.limit(), 0) + ".");
        return new Chart(
                "chart-alarm-" + symbol.symbol().key().toLowerCase(Locale.ROOT),
                "low",
                symbol.symbol() + ", execution gap alarm",
                description,
                List.of(
                        new LegendEntry(Shape.LINE, "loss", "Worse than simulated, cumulative"),
                        new LegendEntry(Shape.LINE, "gain", "Better than simulated, cumulative"),
                        new LegendEntry(Shape.DASHED, "warn-line", "Limit")),
                data,
                table);
    }

    private static long day(ExecutionGapAlarm.Point point) {
        return Math.floorDiv(point.at().toEpochMilli(), 86_400_000L);
    }

    private static Element missed(SymbolReview symbol) {
        var missed = symbol.live().missed();
        Table table = Table.of(
                symbol.symbol() + ": entries decided and never filled", "Decision bar, UTC", "#Simulated return");
        missed.subList(Math.max(0, missed.size() - MAX_MISSED), missed.size())
                .forEach(entry -> table.row(List.of(
                        new TextNode(MetricFormat.minute(entry.decisionBar())),
                        GainLossColor.of(
                                entry.simulatedReturn(),
                                MetricFormat.signed(entry.simulatedReturn() * 10_000, 1) + " bp"))));
        return Element.of("details")
                .add(Element.of(
                        "summary",
                        symbol.symbol() + ": " + (missed.size() == 1 ? "one entry" : missed.size() + " entries")
                                + " never filled"))
                .add(table.element());
    }
}
