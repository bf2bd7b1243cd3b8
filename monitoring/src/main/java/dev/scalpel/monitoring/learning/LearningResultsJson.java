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

/** What a review tried to learn, as its {@code metrics.json} keeps it under {@value #FIELD}. */
public final class LearningResultsJson {

    public static final String FIELD = "lessons";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LearningResultsJson() {}

    public static ArrayNode write(List<LearningResult> lessons) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (LearningResult lesson : lessons) {
            ObjectNode node = array.addObject()
                    .put("method", lesson.method())
                    .put("symbol", lesson.symbol().toString())
                    .put("outcome", lesson.outcome().name().toLowerCase(Locale.ROOT))
                    .put("words", lesson.words());
            ObjectNode figures = node.putObject("figures");
            lesson.figures().forEach(figures::put);
        }
        return array;
    }

    /**
     * @param metrics a review's document
     * @throws IllegalArgumentException when it is damaged
     */
    public static List<LearningResult> read(byte[] metrics) {
        List<LearningResult> lessons = new ArrayList<>();
        try {
            for (JsonNode node : JSON.readTree(metrics).path(FIELD)) {
                Map<String, Double> figures = new LinkedHashMap<>();
                node.path("figures")
                        .properties()
                        .forEach(entry ->
                                figures.put(entry.getKey(), entry.getValue().asDouble()));
                lessons.add(new LearningResult(
                        node.path("method").asText(),
                        Symbol.parse(node.path("symbol").asText()),
                        Outcome.valueOf(node.path("outcome").asText().toUpperCase(Locale.ROOT)),
                        node.path("words").asText(),
                        figures));
            }
        } catch (IOException damaged) {
            throw new IllegalArgumentException("a review's metrics.json is damaged: " + damaged.getMessage(), damaged);
        }
        return List.copyOf(lessons);
    }
}
