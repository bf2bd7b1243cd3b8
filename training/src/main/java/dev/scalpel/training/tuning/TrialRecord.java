package dev.scalpel.training.tuning;

import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.training.optimiser.SearchSpace;
import dev.scalpel.training.optimiser.Trial;
import java.util.List;
import java.util.Map;

/**
 * A finished trial as it is stored.
 *
 * @param training fingerprint of its training: bars, settings and search space
 * @param number within that training, from 0
 * @param value mean {@link TrialObjective} of its folds, higher is better; NaN where there is none
 * @param pruned stopped early as hopeless
 * @param failed gave no usable value
 * @param point the value of each parameter
 * @param steps mean value after each fold
 * @param folds the result of each finished fold
 */
public record TrialRecord(
        String training,
        int number,
        double value,
        boolean pruned,
        boolean failed,
        Map<String, String> point,
        List<Double> steps,
        List<BlockReplay> folds) {

    public TrialRecord {
        point = Map.copyOf(point);
        steps = List.copyOf(steps);
        folds = List.copyOf(folds);
    }

    static TrialRecord of(String training, Trial trial, List<BlockReplay> folds) {
        return new TrialRecord(
                training,
                trial.number(),
                -trial.loss(),
                trial.status() == Trial.Status.PRUNED,
                trial.status() == Trial.Status.FAILED,
                trial.point().asText(),
                trial.steps().stream().map(loss -> -loss).toList(),
                folds);
    }

    /** As the optimiser needs it. */
    Trial trial(SearchSpace space) {
        Trial.Status status = failed ? Trial.Status.FAILED : pruned ? Trial.Status.PRUNED : Trial.Status.COMPLETE;
        return new Trial(
                number,
                space.parse(point),
                status,
                -value,
                steps.stream().map(utility -> -utility).toList());
    }

    /** Whether it may be selected: it finished all folds. */
    public boolean eligible() {
        return !pruned && !failed;
    }

    public Recipe recipe() {
        return Recipe.of(Recipe.parse(point));
    }

    /** Mean value over the first folds. */
    public double valueAfter(int firstFolds, TrialObjective objective) {
        return folds.subList(0, firstFolds).stream()
                .mapToDouble(objective::score)
                .average()
                .orElse(Double.NaN);
    }
}
