package dev.scalpel.local.cli.bot;

import dev.scalpel.evidence.Standing;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.monitoring.report.summary.EvidenceSummary;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The accounts of evidence for a terminal. */
final class EvidenceText {

    private static final String NONE =
            "No account of evidence is open yet: the first nightly training of the score style opens one once it has enough bars.";
    private static final int MAX_ROWS = 12;
    private static final int BAR = 40;
    private static final double MIN_EVIDENCE = 0.05;

    private EvidenceText() {}

    static String of(List<Standing> standings) {
        return standings.isEmpty()
                ? NONE
                : standings.stream()
                        .map(EvidenceText::of)
                        .collect(Collectors.joining(System.lineSeparator().repeat(2)));
    }

    private static String of(Standing standing) {
        EvidenceSummary summary = new EvidenceSummary(standing);
        StringBuilder text = new StringBuilder();
        summary.lines().forEach(line -> add(text, line));
        if (!standing.curve().isEmpty()) {
            text.append(System.lineSeparator()).append(curve(standing)).append(System.lineSeparator());
        }
        if (!standing.history().isEmpty()) {
            text.append(System.lineSeparator());
            summary.history().forEach(line -> add(text, line));
        }
        return plain(text.toString().stripTrailing());
    }

    private static void add(StringBuilder text, EvidenceSummary.Line line) {
        text.append(String.format("%-13s %s%n", line.label(), line.words()));
    }

    /** Some days with a bar on a logarithmic scale that is full at the threshold. */
    private static String curve(Standing standing) {
        TextTable table = new TextTable("end of", "evidence", "log scale, full at the threshold");
        List<Standing.Day> curve = standing.curve();
        int stride = Math.max(1, (curve.size() + MAX_ROWS - 1) / MAX_ROWS);
        for (int at = (curve.size() - 1) % stride; at < curve.size(); at += stride) {
            Standing.Day day = curve.get(at);
            table.add(
                    day.date(),
                    String.format(Locale.ROOT, "%,.2f", day.evidence()),
                    bar(day.evidence(), standing.rules().threshold()));
        }
        return table.toString();
    }

    private static String bar(double evidence, double threshold) {
        double share = Math.log(Math.max(MIN_EVIDENCE, evidence) / MIN_EVIDENCE) / Math.log(threshold / MIN_EVIDENCE);
        return "#".repeat((int) Math.round(BAR * Math.min(1, share)));
    }

    private static String plain(String text) {
        return text.replace(MetricFormat.MINUS, "-").replace(MetricFormat.NARROW_SPACE, " ");
    }
}
