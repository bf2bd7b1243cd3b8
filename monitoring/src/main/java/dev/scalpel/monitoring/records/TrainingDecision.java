package dev.scalpel.monitoring.records;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training that reached a decision.
 *
 * @param at the end of its bars
 * @param summary the decision and the gate's reason
 * @param figures of the gate, by name, in its order
 * @param trials finished, including those stopped early
 * @param pruned stopped early
 * @param seconds in total
 * @param candidate the challenger that it made; empty without one
 * @param onPaper what the candidate did on settled days since, whether it became champion or not
 */
public record TrainingDecision(
        Instant at,
        String summary,
        Map<String, Double> figures,
        int trials,
        int pruned,
        double seconds,
        Optional<String> candidate,
        List<PaperDay> onPaper) {

    public TrainingDecision {
        onPaper = List.copyOf(onPaper);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** One that made no candidate. */
    public TrainingDecision(
            Instant at, String summary, Map<String, Double> figures, int trials, int pruned, double seconds) {
        this(at, summary, figures, trials, pruned, seconds, Optional.empty(), List.of());
    }

    /** With those of these days that are its candidate's. */
    TrainingDecision with(List<PaperDay> days) {
        List<PaperDay> own = days.stream()
                .filter(day -> candidate.filter(day.candidate()::equals).isPresent())
                .toList();
        return new TrainingDecision(at, summary, figures, trials, pruned, seconds, candidate, own);
    }
}
