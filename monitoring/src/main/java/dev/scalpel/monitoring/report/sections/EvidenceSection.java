package dev.scalpel.monitoring.report.sections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.evidence.Standing;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.LegendEntry;
import dev.scalpel.monitoring.report.html.LegendEntry.Shape;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.summary.EvidenceSummary;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import java.time.ZoneOffset;
import java.util.List;

/** Whether the procedure has earned its licence, and what it would take. */
public final class EvidenceSection {

    private static final int MAX_ROWS = 60;

    private EvidenceSection() {}

    public static Element of(ReviewContext context, List<Chart> charts) {
        Element section = Element.of("section").id("evidence").add(Element.of("h2", "Evidence and licence"));
        if (context.evidence().isEmpty()) {
            return section.add(Element.of(
                    "p",
                    "No account of evidence is open yet: the first nightly training of the score style opens one once it has"
                            + " enough bars."));
        }
        section.add(Element.of(
                "p",
                "Each day's shadow trades are bet on: evidence grows while the procedure earns after costs, and"
                        + " a procedure without an edge reaches the threshold in at most one of twenty cases."));
        for (int number = 0; number < context.evidence().size(); number++) {
            account(section, context.evidence().get(number), number, charts);
        }
        return section;
    }

    private static void account(Element section, Standing standing, int number, List<Chart> charts) {
        EvidenceSummary summary = new EvidenceSummary(standing);
        section.add(Element.of("p", summary.headline() + ". ")
                .css("lead")
                .add(Element.of("span", summary.badge()).css(summary.isLicensed() ? "badge good" : "badge")));
        if (!standing.curve().isEmpty()) {
            Chart chart = chart(standing, "chart-evidence" + (number == 0 ? "" : "-" + number));
            charts.add(chart);
            section.add(chart.figure());
        }
        Table facts = Table.of(
                standing.procedure().name() + ", manifest "
                        + standing.procedure().id(),
                "What",
                "Standing");
        summary.lines().forEach(line -> facts.row(line.label(), line.words()));
        section.add(facts.prose().element());
        if (!standing.history().isEmpty()) {
            section.add(history(standing));
        }
    }

    private static Chart chart(Standing standing, String id) {
        ObjectNode data = ChartNumbers.object().put("type", "evidence");
        data.put("threshold", standing.rules().threshold());
        ArrayNode time = data.putArray("t");
        ArrayNode evidence = data.putArray("evidence");
        for (Standing.Day day : standing.curve()) {
            time.add(day.date().atStartOfDay(ZoneOffset.UTC).toEpochSecond());
            ChartNumbers.add(evidence, day.evidence());
        }
        List<LegendEntry> legend = List.of(
                new LegendEntry(Shape.LINE, "accent", "Evidence"),
                new LegendEntry(
                        Shape.DASHED,
                        "gain",
                        "Threshold, " + MetricFormat.compact(standing.rules().threshold())),
                new LegendEntry(Shape.DASHED, "hold", "No evidence, 1"));
        String description = "At the end of each forward day, on a logarithmic axis; now "
                + MetricFormat.number(standing.evidence(), 2) + " after "
                + MetricFormat.count(standing.forwardDays(), "day") + ".";
        return new Chart(id, "medium", "Evidence", description, legend, data, days(standing));
    }

    /** A row per day, or per several days of a long account; the newest day always. */
    private static Table days(Standing standing) {
        Table table = Table.of("Evidence at the end of the day", "Day", "#Evidence");
        List<Standing.Day> curve = standing.curve();
        int stride = Math.max(1, (curve.size() + MAX_ROWS - 1) / MAX_ROWS);
        for (int at = (curve.size() - 1) % stride; at < curve.size(); at += stride) {
            table.row(
                    MetricFormat.day(curve.get(at).date()),
                    MetricFormat.number(curve.get(at).evidence(), 2));
        }
        return table;
    }

    private static Element history(Standing standing) {
        Table table = Table.of(
                "What is known of the procedure, and what it counts for",
                "History",
                "From",
                "To",
                "#Days with trades",
                "#Break-even per side, bp",
                "Counts");
        for (Standing.Segment segment : standing.history()) {
            table.row(List.of(
                    new TextNode(EvidenceSummary.title(segment.kind())),
                    new TextNode(MetricFormat.day(segment.from())),
                    new TextNode(MetricFormat.day(segment.to().minusDays(1))),
                    new TextNode(MetricFormat.whole(segment.days())),
                    new TextNode(EvidenceSummary.estimate(segment)),
                    new TextNode(EvidenceSummary.weight(segment.kind()))));
        }
        return table.element();
    }
}
