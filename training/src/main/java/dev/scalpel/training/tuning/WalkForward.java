package dev.scalpel.training.tuning;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.simulation.SimulationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fits, predicts and trades block after block, each with what lies before it only: the fit on all rows before the block,
 * calibration and meta-model on predictions of the blocks before it. The first block only calibrates. Safe for many
 * threads; each {@link #start} is a run of its own.
 */
public final class WalkForward {

    private final Examples examples;
    private final TrainingWindow window;
    private final SimulationSettings settings;
    private final int embargoMinutes;
    private final long seed;
    private final List<WalkForwardFold> stages;
    private final AtomicReference<@Nullable Finished> best = new AtomicReference<>();

    /** @param seed of every fit */
    public WalkForward(
            Examples examples, TrainingWindow window, SimulationSettings settings, int embargoMinutes, long seed) {
        this.examples = examples;
        this.window = window;
        this.settings = settings;
        this.embargoMinutes = embargoMinutes;
        this.seed = seed;
        this.stages = window.walked().parallelStream()
                .map(block -> WalkForwardFold.before(block, examples, window.from(), embargoMinutes))
                .toList();
    }

    public int folds() {
        return window.folds().size();
    }

    public Run start(Recipe recipe) {
        return new Run(recipe);
    }

    /** The run of this recipe with what it has walked so far, where it is the best that was finished; else a new one. */
    public Run goOn(Recipe recipe) {
        return Optional.ofNullable(best.get())
                .map(Finished::run)
                .filter(run -> run.recipe.equals(recipe))
                .orElseGet(() -> start(recipe));
    }

    /** Only the best run is asked for again: of the others nothing is kept. */
    void finished(Run run, double value) {
        best.accumulateAndGet(
                new Finished(run, value),
                (known, other) -> known == null || !(known.value() >= other.value()) ? other : known);
    }

    private record Finished(Run run, double value) {}

    /** One recipe on its way. */
    public final class Run {

        private final Recipe recipe;
        private final List<WalkForwardCalibration.Predicted> predicted = new ArrayList<>();

        private Run(Recipe recipe) {
            this.recipe = recipe;
        }

        /** Trades the next fold. */
        public BlockReplay nextFold() {
            if (predicted.isEmpty()) {
                predict();
            }
            WalkForwardFold stage = stages.get(predicted.size());
            WalkForwardCalibration judgement =
                    WalkForwardCalibration.of(predicted, stage, examples, embargoMinutes, seed);
            predict();
            return trade(judgement, predicted.get(predicted.size() - 1), recipe);
        }

        /** Walks what is left of the folds, and says what all of them teach for a later stage. */
        public WalkForwardCalibration judgementFor(WalkForwardFold later) {
            while (predicted.size() < stages.size()) {
                predict();
            }
            return WalkForwardCalibration.of(predicted, later, examples, embargoMinutes, seed);
        }

        private void predict() {
            WalkForwardFold stage = stages.get(predicted.size());
            predicted.add(new WalkForwardCalibration.Predicted(stage, stage.predict(List.of(stage.fit(recipe, seed)))));
        }
    }

    /** Everything before the hold-out, to be fitted on for good. */
    public WalkForwardFold finalStage() {
        return WalkForwardFold.before(window.holdOut(), examples, window.from(), embargoMinutes);
    }

    /** Trades the block of a stage with these networks. */
    public BlockReplay trade(
            WalkForwardFold stage, List<NetworkParameters> networks, WalkForwardCalibration judgement, Recipe recipe) {
        return trade(judgement, new WalkForwardCalibration.Predicted(stage, stage.predict(networks)), recipe);
    }

    private BlockReplay trade(WalkForwardCalibration judgement, WalkForwardCalibration.Predicted block, Recipe recipe) {
        Predictions outlooks = judgement.outlooks(block, examples);
        return BlockReplay.replay(
                bars(block.stage().block()),
                block.stage().block(),
                outlooks,
                recipe.tactics(),
                examples.grid(),
                settings);
    }

    private BarSeries bars(TimeBlock block) {
        return examples.bars().slice(examples.rowFrom(block.from()), examples.rowFrom(block.to()));
    }
}
