package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.report.html.BarCell;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.GainLossColor;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.monitoring.report.summary.StrategyExposure;
import dev.scalpel.statistics.risk.RollingSharpe;
import java.util.List;
import java.util.Optional;

/** When it earned and lost, how steadily, how far the price went while it was in a position, and for how long it was. */
public final class RiskSection {

    private RiskSection() {}

    public static Element of(AccountReview review, ReviewContext context, List<Chart> charts) {
        Element section = Element.of("section").id("risk").add(Element.of("h2", "Risk and times"));
        Optional<Chart> rolling = RiskCharts.rollingSharpe(review);
        rolling.ifPresent(charts::add);
        section.add(rolling.map(Chart::figure)
                .orElseGet(() -> Element.of(
                        "p",
                        "The rolling Sharpe ratio needs at least " + RollingSharpe.DAYS + " whole days; the period has "
                                + RiskCharts.daily(review).length + ".")));
        section.add(HeatMaps.months(review), HeatMaps.weekHours(review));
        RiskCharts.excursions(review).ifPresent(chart -> {
            charts.add(chart);
            section.add(chart.figure());
        });
        return section.add(exposure(review, context));
    }

    private static Element exposure(AccountReview review, ReviewContext context) {
        Table table = Table.of(
                "Share of the period with a position, by the trades that were closed in it",
                "Strategy",
                "Account",
                "Instrument",
                "#Exposure",
                "",
                "#Trades",
                "#Net profit",
                "Open at the end");
        for (StrategyExposure strategy : StrategyExposure.of(review, context)) {
            table.row(List.of(
                    new TextNode(strategy.strategy()),
                    new TextNode(strategy.account()),
                    new TextNode(strategy.instrument()),
                    new TextNode(
                            strategy.exposure().isDefined()
                                    ? MetricFormat.percent(strategy.exposure().get())
                                    : strategy.exposure().reason()),
                    BarCell.share(strategy.exposure().orElse(0), 1),
                    new TextNode(MetricFormat.whole(strategy.trades())),
                    GainLossColor.of(
                            strategy.netProfit(),
                            MetricFormat.signed(strategy.netProfit(), 2) + " " + strategy.quote()),
                    new TextNode(strategy.open() ? "yes" : "no")));
        }
        return Element.of("div").add(Element.of("h3", "Exposure by strategy")).add(table.element());
    }
}
