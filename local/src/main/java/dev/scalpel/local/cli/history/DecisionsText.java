package dev.scalpel.local.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.monitoring.report.summary.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Decisions for people: a line for the bars in a row that had one reason. */
final class DecisionsText {

    private static final String END = System.lineSeparator();
    private static final int DAY = 10;
    private static final int MINUTE = 16;
    private static final int BASIS_POINTS = 10_000;

    private DecisionsText() {}

    static String of(List<JsonNode> decisions, List<JsonNode> signals) {
        List<String> parts = new ArrayList<>();
        Map<String, List<JsonNode>> byInstrument = new LinkedHashMap<>();
        decisions.forEach(row -> byInstrument
                .computeIfAbsent(row.path("instrument").asText(), name -> new ArrayList<>())
                .add(row));
        byInstrument.forEach((name, rows) -> parts.add("model, " + name + END + String.join(END, lines(rows))));
        Map<String, List<JsonNode>> byPortfolio = new LinkedHashMap<>();
        signals.forEach(row -> byPortfolio
                .computeIfAbsent(row.path("portfolio").asText(), name -> new ArrayList<>())
                .add(row));
        byPortfolio.forEach((name, rows) -> parts.add("portfolio " + name + END
                + String.join(END, rows.stream().map(DecisionsText::signal).toList())));
        return parts.isEmpty() ? "nothing was decided in this time" : String.join(END + END, parts);
    }

    /** The rows with the reason in words. */
    static List<JsonNode> withWords(List<JsonNode> decisions) {
        return decisions.stream()
                .map(row -> (JsonNode) ((ObjectNode) row.deepCopy()).put("words", words(row)))
                .toList();
    }

    private static List<String> lines(List<JsonNode> rows) {
        List<String> lines = new ArrayList<>();
        int first = 0;
        for (int row = 1; row <= rows.size(); row++) {
            if (row == rows.size() || !reason(rows.get(row)).equals(reason(rows.get(first)))) {
                lines.add(line(rows.subList(first, row)));
                first = row;
            }
        }
        return lines;
    }

    private static String line(List<JsonNode> same) {
        JsonNode last = same.get(same.size() - 1);
        String begin = minute(same.get(0).path("bar"));
        String end = minute(last.path("bar"));
        String until = end.substring(0, DAY).equals(begin.substring(0, DAY)) ? end.substring(DAY + 1) : end;
        String time = same.size() == 1 ? begin : begin + " to " + until + ", " + same.size() + " bars";
        return "  " + time + ": " + words(last) + predicted(last);
    }

    private static String predicted(JsonNode row) {
        return row.path("predictedNet").isNumber()
                ? String.format(
                        Locale.ROOT,
                        "; predicted net %+.1f bp",
                        row.path("predictedNet").asDouble() * BASIS_POINTS)
                : "";
    }

    private static String words(JsonNode row) {
        return reason(row).equals(DecisionRow.ENTER) ? "ENTERED" : Verdict.clause(reason(row));
    }

    private static String reason(JsonNode row) {
        return row.path("reason").asText();
    }

    private static String signal(JsonNode row) {
        String reason = row.path("reason").asText();
        return "  " + minute(row.path("ended")) + ": " + row.path("strategy").asText() + " to "
                + row.path("target").asText() + ": "
                + row.path("outcome").asText().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (reason.isEmpty() ? "" : ", " + reason);
    }

    private static String minute(JsonNode instant) {
        return instant.asText().substring(0, MINUTE).replace('T', ' ');
    }
}
