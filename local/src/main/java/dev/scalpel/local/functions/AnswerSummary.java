package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Summarizes the functions' answers in one line for a person. */
public final class AnswerSummary {

    private AnswerSummary() {}

    /** One line for a function's answer. */
    public static String of(String function, JsonNode answer) {
        if (answer.has("error")) {
            return "refused: " + answer.path("error").asText();
        }
        if (function.equals(LocalFunctions.RETRIEVAL)) {
            return bySymbol(answer, AnswerSummary::stored);
        }
        if (function.equals(LocalFunctions.EXECUTION)) {
            String done = String.join("  ", done(answer));
            return reason(answer, "halted", "HALTED")
                    + reason(answer, "paused", "paused")
                    + (done.isEmpty() ? "nothing to do" : done);
        }
        if (function.equals(LocalFunctions.TRAINING)) {
            // A settlement alone is about no symbol.
            String trained = bySymbol(answer, AnswerSummary::message);
            return trained.isEmpty() ? message(answer.path("evidence")) : trained;
        }
        if (answer.path("results").isArray()) {
            return learningSummary(answer.path("results")).strip();
        }
        return answer.path("verdict").asText(message(answer, answer.toString()))
                + learningSummary(answer.path("lessons"));
    }

    /** What execution did: a part for each symbol, then for each portfolio. */
    public static List<String> done(JsonNode answer) {
        List<String> parts = new ArrayList<>(symbols(answer, AnswerSummary::decided));
        parts.addAll(portfolios(answer));
        return parts;
    }

    private static String reason(JsonNode answer, String field, String word) {
        return answer.path(field).isTextual() ? word + " (" + answer.path(field).asText() + ")  " : "";
    }

    /** What a function says of one symbol, or of its whole answer; empty where it says nothing. */
    public static String message(JsonNode answer) {
        return message(answer, "");
    }

    /** As {@link #message(JsonNode)}, with a text for answers without a message. */
    public static String message(JsonNode answer, String otherwise) {
        // Some answers still call it "words".
        return answer.path("message").asText(answer.path("words").asText(otherwise));
    }

    /** What a review learned: " Learned for BTC/USDT: online-learning refused, tactics-by-regime adopted." */
    private static String learningSummary(JsonNode results) {
        Map<String, List<String>> bySymbol = new TreeMap<>();
        for (JsonNode result : results) {
            bySymbol.computeIfAbsent(result.path("symbol").asText(), symbol -> new ArrayList<>())
                    .add(result.path("method").asText() + " "
                            + result.path("outcome").asText().toLowerCase(Locale.ROOT));
        }
        StringBuilder text = new StringBuilder();
        bySymbol.forEach(
                (symbol, outcomes) -> text.append(" Learned for " + symbol + ": " + String.join(", ", outcomes) + "."));
        return text.toString();
    }

    private interface SymbolSummary {
        String of(JsonNode symbol);
    }

    private static String bySymbol(JsonNode answer, SymbolSummary text) {
        return String.join("  ", symbols(answer, text));
    }

    private static List<String> symbols(JsonNode answer, SymbolSummary text) {
        List<String> parts = new ArrayList<>();
        for (JsonNode symbol : answer.path("symbols")) {
            String failure = symbol.path("failure").asText("");
            parts.add(symbol.path("symbol").asText() + " "
                    + (failure.isEmpty() || failure.equals("null") ? text.of(symbol) : "failed: " + failure));
        }
        return parts;
    }

    /** "crypto: executed, 2 signals, 3 orders". */
    private static List<String> portfolios(JsonNode answer) {
        List<String> parts = new ArrayList<>();
        for (JsonNode portfolio : answer.path("portfolios")) {
            if (!portfolio.has("outcome")) {
                continue;
            }
            String failure = portfolio.path("failure").asText("");
            int signals = portfolio.path("signals").size();
            int orders = portfolio.path("orders").asInt();
            String done = signals + orders == 0 ? "" : ", " + signals + " signals, " + orders + " orders";
            parts.add(portfolio.path("portfolio").asText() + ": "
                    + portfolio.path("outcome").asText("") + done
                    + (failure.isEmpty() || failure.equals("null") ? "" : " (" + failure + ")"));
        }
        return parts;
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
