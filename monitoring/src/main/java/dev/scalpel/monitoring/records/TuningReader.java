package dev.scalpel.monitoring.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.InstrumentId;
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
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads what trainings leave under {@code tuning/{venue}/{BASE-QUOTE}/{date}/}: {@code trial-*.json} of each trial, {@code
 * report-*.json} of each decision.
 */
final class TuningReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectStore store;

    TuningReader(ObjectStore store) {
        this.store = store;
    }

    /** By date, training and number. A file that is not a trial is an error that names it. */
    List<TuningTrial> trials(InstrumentId instrument, ReviewPeriod period) {
        return days(period)
                .flatMap(day -> files(instrument, day, "trial-", (key, root) -> trial(day, key, root))
                        .sorted(Comparator.comparing(TuningTrial::training).thenComparingInt(TuningTrial::number)))
                .toList();
    }

    /** In the order of the ends of their bars. A file that is not a report is an error that names it. */
    List<TrainingDecision> trainings(InstrumentId instrument, ReviewPeriod period) {
        return days(period)
                .flatMap(day -> files(instrument, day, "report-", TuningReader::training))
                .sorted(Comparator.comparing(TrainingDecision::at))
                .toList();
    }

    private static Stream<LocalDate> days(ReviewPeriod period) {
        return period.firstDay().datesUntil(period.lastDay().plusDays(1));
    }

    private <T> Stream<T> files(
            InstrumentId instrument, LocalDate day, String prefix, BiFunction<String, JsonNode, T> reader) {
        return store.list(StoreKeys.tuningPrefix(instrument, day) + prefix).stream()
                .flatMap(key -> store.get(key).map(object -> reader.apply(key, tree(key, object))).stream());
    }

    private static JsonNode tree(String key, StoredObject object) {
        try {
            return JSON.readTree(object.bytes());
        } catch (IOException torn) {
            throw new UncheckedIOException(key + " is not JSON", torn);
        }
    }

    private static TuningTrial trial(LocalDate date, String key, JsonNode root) {
        JsonNode number = root.path("number");
        if (!number.isInt()) {
            throw new IllegalArgumentException(key + " is not a trial: 'number' must be an integer");
        }
        TuningTrial.Outcome outcome = root.path("failed").asBoolean()
                ? TuningTrial.Outcome.FAILED
                : root.path("pruned").asBoolean() ? TuningTrial.Outcome.PRUNED : TuningTrial.Outcome.COMPLETE;
        JsonNode value = root.path("value");
        return new TuningTrial(
                date,
                root.path("training").asText(),
                number.intValue(),
                value.isNumber() ? value.doubleValue() : Double.NaN,
                outcome);
    }

    private static TrainingDecision training(String key, JsonNode root) {
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
            return new TrainingDecision(
                    Instant.parse(root.path("to").asText()),
                    root.path("words").asText(),
                    figures,
                    root.path("trials").asInt(),
                    root.path("pruned").asInt(),
                    seconds,
                    Optional.of(root.path("candidate").asText("")).filter(id -> !id.isEmpty() && !id.equals("null")),
                    List.of());
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException(
                    key + " is not a training report: 'to' must be an ISO 8601 time", noTime);
        }
    }
}
