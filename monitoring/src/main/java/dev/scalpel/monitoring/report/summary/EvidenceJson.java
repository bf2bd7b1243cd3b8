package dev.scalpel.monitoring.report.summary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.evidence.OnProbation;
import dev.scalpel.evidence.Standing;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The account of evidence for programs, and for the status page. Days are ISO 8601, costs in basis points per side. */
public final class EvidenceJson {

    private EvidenceJson() {}

    /** One procedure's account. What is not known has no field. */
    public static ObjectNode of(Standing standing) {
        EvidenceSummary summary = new EvidenceSummary(standing);
        ObjectNode node = ChartNumbers.object()
                .put("procedure", standing.procedure().name())
                .put("version", standing.procedure().version())
                .put("id", standing.procedure().id())
                .put("opened", standing.opened().toString())
                .put("forwardDays", standing.forwardDays())
                .put("evidence", standing.evidence())
                .put("threshold", standing.rules().threshold())
                .put("minDays", standing.rules().minDays())
                .put("recentSum", standing.recentSum())
                .put("licensed", summary.isLicensed())
                .put("badge", summary.badge())
                .put("permission", summary.permission())
                .put("verdict", summary.verdict());
        standing.procedure().variant().ifPresent(number -> node.put("variant", number));
        standing.settled().ifPresent(day -> node.put("settled", day.toString()));
        standing.licence().since().ifPresent(day -> node.put("licensedSince", day.toString()));
        standing.licence()
                .suspended()
                .ifPresent(day -> node.put("suspendedSince", day.toString())
                        .put("suspension", standing.licence().reason()));
        standing.probation().ifPresent(found -> probation(node, found));
        figures(node, standing);
        if (!summary.isLicensed()) {
            summary.needed().forEach(node.putArray("needed")::add);
        }
        ArrayNode curve = node.putArray("curve");
        standing.curve()
                .forEach(day -> ChartNumbers.add(curve.addArray().add(day.date().toString()), day.evidence()));
        ArrayNode history = node.putArray("history");
        standing.history().forEach(segment -> segment(history.addObject(), segment));
        lines(node.putArray("brief"), summary.brief());
        ArrayNode lines = node.putArray("lines");
        lines(lines, summary.lines());
        lines(lines, summary.history());
        return node;
    }

    private static void probation(ObjectNode node, OnProbation found) {
        node.put("heldOutCredit", found.probation().credit())
                .put(
                        "probationEvidence",
                        found.probation().credit() * found.probation().evidence())
                .put("onProbation", found.probation().isEarned());
        found.since().ifPresent(day -> node.put("probationSince", day.toString()));
    }

    private static void figures(ObjectNode node, Standing standing) {
        node.put("assumedBp", standing.costs().assumedBp());
        put(node, "accountBp", standing.costs().accountBp());
        put(node, "breakEvenBp", standing.estimates().breakEvenBp());
        put(node, "breakEvenStandardError", standing.estimates().breakEvenErrorBp());
        put(node, "provenBreakEvenBp", standing.estimates().provenBreakEvenBp());
        put(node, "netSharpe", standing.estimates().netSharpe());
        put(node, "chanceWithin360Days", standing.estimates().licenceChance());
    }

    private static void segment(ObjectNode node, Standing.Segment segment) {
        node.put("kind", segment.kind().name().toLowerCase(Locale.ROOT))
                .put("from", segment.from().toString())
                .put("to", segment.to().toString())
                .put("days", segment.days())
                .put("weight", EvidenceSummary.weight(segment.kind()));
        put(node, "breakEvenBp", segment.breakEvenBp());
        put(node, "breakEvenStandardError", segment.breakEvenErrorBp());
    }

    /** Pairs of a label and a sentence. */
    private static void lines(ArrayNode target, List<EvidenceSummary.Line> lines) {
        lines.forEach(line -> target.addArray().add(line.label()).add(line.words()));
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        value.ifPresent(known -> node.put(name, known));
    }
}
