package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.monitoring.report.summary.Verdict;

/** Decisions with their reasons in words. */
final class Reasons {

    private Reasons() {}

    /** The decision in short. */
    static ObjectNode brief(DecisionRow row) {
        return DeskJson.object()
                .put("bar", row.bar())
                .put("reason", row.reason())
                .put("words", words(row));
    }

    /** The whole decision. */
    static ObjectNode json(DecisionRow row) {
        ObjectNode line = brief(row);
        line.put("strategy", row.strategy().name());
        line.put("origin", row.strategy().origin().name());
        line.put("entered", row.entered());
        DeskJson.put(line, "close", row.close());
        row.signalId().ifPresent(id -> line.put("signal", id));
        row.insight().ifPresent(insight -> {
            line.put("model", insight.modelId());
            insight.bracket().ifPresent(bracket -> line.put("bracket", bracket.id()));
            DeskJson.put(line, "predictedNet", insight.predictedNet());
            DeskJson.put(line, "winProbability", insight.winProbability());
        });
        ObjectNode figures = line.putObject("figures");
        row.figures().forEach((name, value) -> DeskJson.put(figures, name, value));
        return line;
    }

    /** A sentence. */
    static String words(DecisionRow row) {
        String clause = row.entered() ? "an entry was decided" : Verdict.clause(row.reason());
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}
