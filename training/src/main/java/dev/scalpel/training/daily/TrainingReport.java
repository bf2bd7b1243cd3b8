package dev.scalpel.training.daily;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one training decided, and why.
 *
 * @param from where its bars began
 * @param to where they ended
 * @param decided whether the gate, or the lack of any gain, decided; otherwise the next call goes on
 * @param promoted whether a new model became champion
 * @param retired whether the champion before gave way to flat
 * @param champion the champion now: a model's id, or {@code flat}; empty where it was not looked at
 * @param words the decision for a person to read
 * @param figures of the gate by name
 * @param trials finished ones, earlier runs' included
 * @param resumed how many of them were there already
 * @param pruned how many were stopped early
 * @param best the values of the best trial's parameters; empty without a trial that earned anything
 * @param notes what else the reader should know of this training
 * @param seconds where the time went, by stage
 * @param failure why this symbol could not be trained
 */
public record TrainingReport(
        Symbol symbol,
        Instant from,
        Instant to,
        boolean decided,
        boolean promoted,
        boolean retired,
        String champion,
        String words,
        Map<String, Double> figures,
        int trials,
        int resumed,
        int pruned,
        Map<String, String> best,
        List<String> notes,
        Map<String, Double> seconds,
        Optional<String> failure) {

    public TrainingReport {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        best = Collections.unmodifiableMap(new LinkedHashMap<>(best));
        seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
        notes = List.copyOf(notes);
    }

    /** Of a training on bars that were trained on already. */
    public static TrainingReport repeated(Symbol symbol, Instant end, String words) {
        return empty(symbol, end, "trained already on the bars before " + end + ": " + words, Optional.empty());
    }

    /** Of a symbol that could not be trained. */
    public static TrainingReport failed(Symbol symbol, Instant end, String why) {
        return empty(symbol, end, "failed: " + why, Optional.of(why));
    }

    private static TrainingReport empty(Symbol symbol, Instant end, String words, Optional<String> failure) {
        return new TrainingReport(
                symbol, end, end, false, false, false, "", words, Map.of(), 0, 0, 0, Map.of(), List.of(), Map.of(),
                failure);
    }
}
