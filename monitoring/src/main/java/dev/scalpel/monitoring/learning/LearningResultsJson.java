package dev.scalpel.monitoring.learning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.learning.LearningResult.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The learning results of a review, stored in its {@code metrics.json} under {@value #FIELD}. */
public final class LearningResultsJson {

    public static final String FIELD = "lessons";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LearningResultsJson() {}

    public static ArrayNode write(List<LearningResult> results) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (LearningResult result : results) {
            ObjectNode node = array.addObject()
                    .put("method", result.method())
                    .put("symbol", result.symbol().toString())
                    .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                    .put("words", result.explanation());
            ObjectNode figures = node.putObject("figures");
            result.figures().forEach(figures::put);
        }
        return array;
    }

    /**
     * @param metrics the document of a review
     * @throws IllegalArgumentException when it is damaged
     */
    public static List<LearningResult> read(byte[] metrics) {
        List<LearningResult> results = new ArrayList<>();
        try {
            for (JsonNode node : JSON.readTree(metrics).path(FIELD)) {
                Map<String, Double> figures = new LinkedHashMap<>();
                node.path("figures")
                        .properties()
                        .forEach(entry ->
                                figures.put(entry.getKey(), entry.getValue().asDouble()));
                results.add(new LearningResult(
                        node.path("method").asText(),
                        Symbol.parse(node.path("symbol").asText()),
                        Outcome.valueOf(node.path("outcome").asText().toUpperCase(Locale.ROOT)),
                        node.path("words").asText(),
                        figures));
            }
        } catch (IOException damaged) {
            throw new IllegalArgumentException("a review's metrics.json is damaged: " + damaged.getMessage(), damaged);
        }
        return List.copyOf(results);
    }
}
