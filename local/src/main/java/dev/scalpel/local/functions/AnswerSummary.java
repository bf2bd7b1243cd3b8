package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The functions' answers in one line for a person. */
public final class AnswerSummary {

    private AnswerSummary() {}

    /** What a function's answer comes to. */
    public static String of(String function, JsonNode answer) {
        if (answer.has("error")) {
            return "refused: " + answer.path("error").asText();
        }
        if (function.equals(LocalFunctions.RETRIEVAL)) {
            return bySymbol(answer, AnswerSummary::stored);
        }
        if (function.equals(LocalFunctions.EXECUTION)) {
            String halted = answer.path("halted").asText("");
            return (halted.isEmpty() || halted.equals("null") ? "" : "HALTED (" + halted + ")  ")
                    + bySymbol(answer, AnswerSummary::decided);
        }
        if (function.equals(LocalFunctions.TRAINING)) {
            return bySymbol(answer, symbol -> symbol.path("words").asText());
        }
        return answer.path("verdict").asText(answer.path("words").asText(answer.toString())) + learned(answer);
    }

    /** What a review tried to learn: " Learned for BTC/USDT: online-learning refused, tactics-by-regime adopted." */
    private static String learned(JsonNode answer) {
        Map<String, List<String>> bySymbol = new TreeMap<>();
        for (JsonNode lesson : answer.path("lessons")) {
            bySymbol.computeIfAbsent(lesson.path("symbol").asText(), symbol -> new ArrayList<>())
                    .add(lesson.path("method").asText() + " "
                            + lesson.path("outcome").asText().toLowerCase(Locale.ROOT));
        }
        StringBuilder words = new StringBuilder();
        bySymbol.forEach((symbol, outcomes) ->
                words.append(" Learned for " + symbol + ": " + String.join(", ", outcomes) + "."));
        return words.toString();
    }

    private interface SymbolWords {
        String of(JsonNode symbol);
    }

    private static String bySymbol(JsonNode answer, SymbolWords words) {
        List<String> parts = new ArrayList<>();
        for (JsonNode symbol : answer.path("symbols")) {
            String failure = symbol.path("failure").asText("");
            parts.add(symbol.path("symbol").asText() + " "
                    + (failure.isEmpty() || failure.equals("null") ? words.of(symbol) : "failed: " + failure));
        }
        return String.join("  ", parts);
    }

    private static String stored(JsonNode symbol) {
        return "+" + symbol.path("stored").asLong()
                + (symbol.path("caughtUp").asBoolean()
                        ? ""
                        : " behind at " + symbol.path("lastBar").asText());
    }

    private static String decided(JsonNode symbol) {
        String position = symbol.path("position").asText("");
        String decision = symbol.path("decision").asText(symbol.path("outcome").asText());
        String shown = decision.equals("null") ? symbol.path("outcome").asText() : decision;
        return position.isEmpty() || position.equals("null") ? shown : shown + " [" + position + "]";
    }
}
