package dev.scalpel.training.daily;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decision of one training, and its reasons.
 *
 * @param from start of the bars
 * @param to end of the bars
 * @param decided whether a candidate was made, or the lack of any gain decided; otherwise the next call resumes
 * @param candidate the model's id that was made; empty without one
 * @param flaws what keeps the candidate from becoming champion, for a reader
 * @param promoted whether a new model became champion
 * @param retired whether the previous champion was retired to flat
 * @param champion the present champion: a model's id, or {@code flat}; empty where it was not read
 * @param words the decision for a reader
 * @param figures of the candidate's checks by name
 * @param trials number of finished trials, including earlier runs
 * @param resumed number of trials recorded by earlier runs
 * @param pruned number of trials that were stopped early
 * @param best the values of the best trial's parameters; empty without a trial that earned anything
 * @param notes remarks for the reader
 * @param seconds duration of each stage
 * @param failure why this symbol could not be trained
 */
public record TrainingReport(
        Symbol symbol,
        Instant from,
        Instant to,
        boolean decided,
        Optional<String> candidate,
        List<String> flaws,
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
        flaws = List.copyOf(flaws);
    }

    /** The same after the licence made its candidate the champion, or kept it from that. */
    public TrainingReport licensed(boolean nowPromoted, String nowChampion, String why) {
        return new TrainingReport(
                symbol,
                from,
                to,
                decided,
                candidate,
                flaws,
                nowPromoted,
                retired,
                nowChampion,
                words + "; " + why,
                figures,
                trials,
                resumed,
                pruned,
                best,
                notes,
                seconds,
                failure);
    }

    /** Of a training that was already done on these bars. */
    public static TrainingReport repeated(Symbol symbol, Instant end, String words) {
        return empty(symbol, end, "trained already on the bars before " + end + ": " + words, Optional.empty());
    }

    /** Of a symbol that could not be trained. */
    public static TrainingReport failed(Symbol symbol, Instant end, String reason) {
        return empty(symbol, end, "failed: " + reason, Optional.of(reason));
    }

    private static TrainingReport empty(Symbol symbol, Instant end, String words, Optional<String> failure) {
        return new TrainingReport(
                symbol,
                end,
                end,
                false,
                Optional.empty(),
                List.of(),
                false,
                false,
                "",
                words,
                Map.of(),
                0,
                0,
                0,
                Map.of(),
                List.of(),
                Map.of(),
                failure);
    }
}
