package dev.scalpel.monitoring.report.sections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.LegendEntry;
import dev.scalpel.monitoring.report.html.LegendEntry.Shape;
import dev.scalpel.monitoring.report.html.MinMaxDownsampling;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.ZoomControls;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.Statistic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Equity and drawdown of the account over time, compared with buy and hold. */
public final class EquitySection {

    private static final int SLOTS = 2_000;
    private static final long DAY = Minutes.PER_DAY * Minutes.MILLIS;

    private EquitySection() {}

    public static Element of(AccountReview review, List<Chart> charts) {
        Chart chart = chart(review);
        charts.add(chart);
        return Element.of("section")
                .id("equity")
                .add(Element.of("h2", "Equity and drawdown"))
                .add(chart.figure(ZoomControls.zoom(chart.id())))
                .add(DrawdownTable.of(review));
    }

    private static Chart chart(AccountReview review) {
        EquityCurve curve = review.curve();
        ObjectNode data = ChartNumbers.object().put("type", "equity").put("unit", review.quote());
        ArrayNode time = data.putArray("t");
        ArrayNode equity = data.putArray("equity");
        ArrayNode held = data.putArray("holding");
        ArrayNode drawdown = data.putArray("drawdown");
        int[] kept = MinMaxDownsampling.of(curve, SLOTS);
        double peak = 0;
        int next = 0;
        for (int point : kept) {
            for (; next <= point; next++) {
                peak = Math.max(peak, curve.equity(next));
            }
            ChartNumbers.addTime(time, curve.time(point));
            ChartNumbers.add(equity, curve.equity(point));
            ChartNumbers.add(drawdown, 100 * (curve.equity(point) / peak - 1));
            review.buyAndHold().ifPresent(buyAndHold -> ChartNumbers.add(held, buyAndHold.at(curve.time(point))));
        }
        List<LegendEntry> legend = new ArrayList<>(List.of(new LegendEntry(Shape.LINE, "accent", "Scalpel")));
        if (review.buyAndHold().isPresent()) {
            legend.add(new LegendEntry(Shape.LINE, "hold", "Buy and hold"));
        }
        legend.add(new LegendEntry(Shape.DASHED, "hold", "Starting equity"));
        legend.add(new LegendEntry(Shape.AREA, "loss-wash", "Drawdown, below"));
        Statistic depth =
                Statistic.of(review.metrics().performance().maximumDrawdown().depth());
        String description =
                "From " + MetricFormat.number(curve.first(), 2) + " to " + MetricFormat.number(curve.last(), 2) + " "
                        + review.quote() + "; the maximum drawdown was " + MetricFormat.percent(depth.get()) + ".";
        return new Chart("chart-equity", "tall", "Equity", description, legend, data, days(review));
    }

    /** A row per day, or per several days in a long period. */
    private static Table days(AccountReview review) {
        ReviewPeriod period = review.period();
        Table table = Table.of(
                "Equity in " + review.quote() + " at the end of the day",
                "Day",
                "#Equity",
                "#Return",
                "#Buy and hold",
                "#Lowest of the day");
        long stride = Math.max(1, (long) Math.ceil(period.days() / 120)) * DAY;
        for (long from = period.fromMillis(); from < period.toMillis(); from += stride) {
            long to = Math.min(from + stride, period.toMillis());
            double begin = review.curve().at(from);
            double end = review.curve().at(to);
            table.row(
                    MetricFormat.day(
                            Instant.ofEpochMilli(from).atZone(ZoneOffset.UTC).toLocalDate()),
                    MetricFormat.number(end, 2),
                    MetricFormat.signedPercent(end / begin - 1),
                    buyAndHold(review.buyAndHold(), from, to),
                    MetricFormat.number(lowest(review.curve(), from, to), 2));
        }
        return table;
    }

    private static String buyAndHold(Optional<EquityCurve> buyAndHold, long from, long to) {
        return buyAndHold
                .map(curve -> MetricFormat.signedPercent(curve.at(to) / curve.at(from) - 1))
                .orElse("no bars");
    }

    private static double lowest(EquityCurve curve, long from, long to) {
        double lowest = Math.min(curve.at(from), curve.at(to));
        for (int point = curve.firstAfter(from); point < curve.size() && curve.time(point) <= to; point++) {
            lowest = Math.min(lowest, curve.equity(point));
        }
        return lowest;
    }
}
