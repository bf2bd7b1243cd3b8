package dev.scalpel.monitoring.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads what trainings leave under {@code tuning/{BASE-QUOTE}/{date}/}: {@code trial-*.json} of each trial, {@code
 * report-*.json} of each decision.
 */
final class TuningFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectStore store;

    TuningFiles(ObjectStore store) {
        this.store = store;
    }

    /** By date, training and number. A file that is no trial is an error that names it. */
    List<Trial> trials(Symbol symbol, Period period) {
        return days(period)
                .flatMap(day -> files(symbol, day, "trial-", (key, root) -> trial(day, key, root))
                        .sorted(Comparator.comparing(Trial::training).thenComparingInt(Trial::number)))
                .toList();
    }

    /** In the order of their bars' ends. A file that is no report is an error that names it. */
    List<Training> trainings(Symbol symbol, Period period) {
        return days(period)
                .flatMap(day -> files(symbol, day, "report-", TuningFiles::training))
                .sorted(Comparator.comparing(Training::at))
                .toList();
    }

    private static Stream<LocalDate> days(Period period) {
        return period.firstDay().datesUntil(period.lastDay().plusDays(1));
    }

    private <T> Stream<T> files(Symbol symbol, LocalDate day, String prefix, BiFunction<String, JsonNode, T> reader) {
        return store.list(StoreKeys.tuningPrefix(symbol, day) + prefix).stream()
                .flatMap(key -> store.get(key).map(object -> reader.apply(key, tree(key, object))).stream());
    }

    private static JsonNode tree(String key, StoredObject object) {
        try {
            return JSON.readTree(object.bytes());
        } catch (IOException torn) {
            throw new UncheckedIOException(key + " is not JSON", torn);
        }
    }

    private static Trial trial(LocalDate date, String key, JsonNode root) {
        JsonNode number = root.path("number");
        if (!number.isInt()) {
            throw new IllegalArgumentException(key + " is no trial: it has no 'number'");
        }
        Trial.Outcome outcome = root.path("failed").asBoolean()
                ? Trial.Outcome.FAILED
                : root.path("pruned").asBoolean() ? Trial.Outcome.PRUNED : Trial.Outcome.COMPLETE;
        JsonNode value = root.path("value");
        return new Trial(
                date,
                root.path("training").asText(),
                number.intValue(),
                value.isNumber() ? value.doubleValue() : Double.NaN,
                outcome);
    }

    private static Training training(String key, JsonNode root) {
        Map<String, Double> figures = new LinkedHashMap<>();
        root.path("figures").properties().forEach(entry -> {
            if (entry.getValue().isNumber()) {
                figures.put(entry.getKey(), entry.getValue().doubleValue());
            }
        });
        double seconds = 0;
        for (JsonNode stage : root.path("seconds")) {
            seconds += stage.asDouble();
        }
        try {
            return new Training(
                    Instant.parse(root.path("to").asText()),
                    root.path("words").asText(),
                    figures,
                    root.path("trials").asInt(),
                    root.path("pruned").asInt(),
                    seconds);
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException(key + " is no report of a training: its 'to' is no time", noTime);
        }
    }
}
