package dev.scalpel.monitoring.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.ChartLibrary;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.sections.AttributionSection;
import dev.scalpel.monitoring.report.sections.CostsSection;
import dev.scalpel.monitoring.report.sections.DataQualitySection;
import dev.scalpel.monitoring.report.sections.EquitySection;
import dev.scalpel.monitoring.report.sections.EvidenceSection;
import dev.scalpel.monitoring.report.sections.LiveComparisonSection;
import dev.scalpel.monitoring.report.sections.MetricsSection;
import dev.scalpel.monitoring.report.sections.ModelSection;
import dev.scalpel.monitoring.report.sections.PortfoliosSection;
import dev.scalpel.monitoring.report.sections.PriceSection;
import dev.scalpel.monitoring.report.sections.RiskSection;
import dev.scalpel.monitoring.report.sections.RunComparisonSection;
import dev.scalpel.monitoring.report.sections.ShadowSection;
import dev.scalpel.monitoring.report.sections.SidesSection;
import dev.scalpel.monitoring.report.sections.SummarySection;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report as one HTML page that needs no network: style, scripts and data are inline. */
public final class ReportPage {

    private static final String WEEKLY_METRICS = "metrics.json";

    private ReportPage() {}

    /** The page of a weekly review, whose metrics are in a file in the same directory. */
    public static String of(AccountReview review, ReviewContext context) {
        return of(review, context, Optional.of(WEEKLY_METRICS));
    }

    /**
     * The page. Deterministic.
     *
     * @param metricsFile file with the same metrics in the directory of the page; empty where there is none
     */
    public static String of(AccountReview review, ReviewContext context, Optional<String> metricsFile) {
        List<Chart> charts = new ArrayList<>();
        // Charts are drawn in the order of their sections.
        List<Element> sections = new ArrayList<>(List.of(SummarySection.of(review, context)));
        RunComparisonSection.of(review, context, charts).ifPresent(sections::add);
        sections.addAll(List.of(
                EquitySection.of(review, charts),
                MetricsSection.of(review),
                RiskSection.of(review, context, charts),
                PriceSection.of(review, charts),
                EvidenceSection.of(context, charts),
                ShadowSection.of(context),
                AttributionSection.of(review, charts)));
        SidesSection.of(review).ifPresent(sections::add);
        PortfoliosSection.of(context).ifPresent(sections::add);
        sections.addAll(List.of(
                LiveComparisonSection.of(review, charts),
                CostsSection.of(review),
                ModelSection.of(review, context, charts),
                DataQualitySection.of(review, context)));
        StringBuilder html = new StringBuilder(1 << 20);
        html.append("<!doctype html>\n<html lang=\"en\">\n");
        ReportHead.write("Scalpel: " + SummarySection.title(review.period(), context), html);
        html.append("<body>\n");
        Element.of("a", "To the verdict")
                .css("skip")
                .attribute("href", "#verdict")
                .write(html);
        top(context).write(html);
        Element.of("main").addAll(sections).write(html);
        footer(context, metricsFile).write(html);
        html.append("\n<script type=\"application/json\" id=\"chart-data\">");
        html.append(ChartNumbers.inPage(data(charts))).append("</script>\n");
        ReportHead.SCRIPTS.forEach(
                script -> html.append("<script>").append(script).append("</script>\n"));
        return html.append("</body>\n</html>\n").toString();
    }

    private static Element top(ReviewContext context) {
        Element list = Element.of("ul");
        Stream.of(
                        "verdict Verdict",
                        "equity Equity",
                        "metrics Metrics",
                        "risk Risk",
                        "trades Trades",
                        "evidence Evidence",
                        "shadow Shadow",
                        "attribution Attribution",
                        "live Live")
                .forEach(entry -> list.add(link(entry)));
        if (!context.portfolios().isEmpty()) {
            list.add(link("portfolios Portfolios"));
        }
        if (context.compared().isPresent()) {
            list.add(link("comparison Comparison"));
        }
        list.add(link("model Model"), link("data Data"));
        return Element.of("header")
                .css("top")
                .add(Element.of("div")
                        .add(
                                Element.of("span", "Scalpel").css("brand"),
                                Element.of("nav")
                                        .attribute("aria-label", "Sections")
                                        .add(list)));
    }

    private static Element link(String entry) {
        int blank = entry.indexOf(' ');
        return Element.of("li")
                .add(Element.of("a", entry.substring(blank + 1)).attribute("href", "#" + entry.substring(0, blank)));
    }

    private static Element footer(ReviewContext context, Optional<String> metricsFile) {
        return Element.of("footer")
                .add(
                        Element.of(
                                "p",
                                "Created on " + MetricFormat.minute(context.createdAt())
                                        + " UTC. All times are UTC. "
                                        + metricsFile
                                                .map(file -> "The same metrics are in " + file + " beside this page; ")
                                                .orElse("")
                                        + "docs/report.md explains each metric. Past performance does not predict"
                                        + " future results."),
                        Element.of("details")
                                .add(
                                        Element.of("summary", "Charts by Chart.js " + ChartLibrary.version()),
                                        Element.of("pre", ChartLibrary.licence())));
    }

    private static ObjectNode data(List<Chart> charts) {
        ObjectNode data = ChartNumbers.object();
        charts.forEach(chart -> data.set(chart.id(), chart.data()));
        return data;
    }
}
