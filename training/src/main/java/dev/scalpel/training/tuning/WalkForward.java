package dev.scalpel.training.tuning;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fits, predicts and trades block after block, each using only what lies before it: the fit uses all rows before the
 * block, calibration and meta-model use the predictions of the earlier blocks. The first block only calibrates.
 * Thread-safe; each {@link #start} is an independent run.
 */
public final class WalkForward implements TrialRunner {

    private final Examples examples;
    private final TrainingWindow window;
    private final SimulationSettings settings;
    private final long seed;
    /** Of every block in order; the last is that of the final fit, which predicts the hold-out. */
    private final List<WalkForwardFold> folds;
    /** For each fold but the first. */
    private final List<KnownRows> known;

    private final AtomicReference<@Nullable Finished> best = new AtomicReference<>();

    /** @param seed of every fit */
    public WalkForward(
            Examples examples, TrainingWindow window, SimulationSettings settings, int embargoMinutes, long seed) {
        this.examples = examples;
        this.window = window;
        this.settings = settings;
        this.seed = seed;
        this.folds = Stream.concat(window.walked().stream(), Stream.of(window.holdOut())).toList().parallelStream()
                .map(block -> WalkForwardFold.before(block, examples, window.from(), embargoMinutes))
                .toList();
        this.known = IntStream.range(1, folds.size())
                .parallel()
                .mapToObj(fold -> KnownRows.before(folds.get(fold), folds.subList(0, fold), examples, embargoMinutes))
                .toList();
    }

    @Override
    public int folds() {
        return window.folds().size();
    }

    @Override
    public Run start(Point point) {
        return start(Recipe.of(point));
    }

    public Run start(Recipe recipe) {
        return new Run(recipe);
    }

    @Override
    public List<Point> firstPoints(SearchSpace space) {
        return Recipe.firstPoints(space);
    }

    /** The finished run of this recipe if it is the best one, otherwise a new run. */
    public Run resume(Recipe recipe) {
        return Optional.ofNullable(best.get())
                .map(Finished::run)
                .filter(run -> run.recipe.equals(recipe))
                .orElseGet(() -> start(recipe));
    }

    /** Keeps the run if it is the best so far: only that one is resumed. */
    private void keepBest(Run run, double value) {
        best.accumulateAndGet(
                new Finished(run, value),
                (known, other) -> known == null || !(known.value() >= other.value()) ? other : known);
    }

    private record Finished(Run run, double value) {}

    /** One recipe's walk over the folds. */
    public final class Run implements TrialRunner.Run {

        private final Recipe recipe;
        private final List<WalkForwardCalibration.PredictedBlock> predicted = new ArrayList<>();

        private Run(Recipe recipe) {
            this.recipe = recipe;
        }

        @Override
        public BlockReplay nextFold() {
            if (predicted.isEmpty()) {
                predict();
            }
            WalkForwardCalibration calibration = calibration();
            predict();
            return trade(calibration, predicted.get(predicted.size() - 1), recipe);
        }

        @Override
        public void finished(double sum) {
            keepBest(this, sum);
        }

        /** Walks the remaining folds, and calibrates the final fit on all of them. */
        public WalkForwardCalibration finalCalibration() {
            while (predicted.size() < folds.size() - 1) {
                predict();
            }
            return calibration();
        }

        /** For the next fold, on all before it. */
        private WalkForwardCalibration calibration() {
            return WalkForwardCalibration.of(predicted, known.get(predicted.size() - 1), examples, seed);
        }

        private void predict() {
            WalkForwardFold fold = folds.get(predicted.size());
            predicted.add(
                    new WalkForwardCalibration.PredictedBlock(fold, fold.predict(List.of(fold.fit(recipe, seed)))));
        }
    }

    /** The fold of the final fit: everything before the hold-out. */
    public WalkForwardFold finalFold() {
        return folds.get(folds.size() - 1);
    }

    /** Trades the block of a fold with these networks. */
    public BlockReplay trade(
            WalkForwardFold fold, List<NetworkParameters> networks, WalkForwardCalibration calibration, Recipe recipe) {
        return trade(calibration, new WalkForwardCalibration.PredictedBlock(fold, fold.predict(networks)), recipe);
    }

    private BlockReplay trade(
            WalkForwardCalibration calibration, WalkForwardCalibration.PredictedBlock block, Recipe recipe) {
        Predictions predictions = calibration.predictions(block, examples);
        return BlockReplay.replay(
                bars(block.fold().block()),
                block.fold().block(),
                predictions,
                recipe.tactics(),
                examples.grid(),
                settings);
    }

    private BarSeries bars(TimeBlock block) {
        return examples.bars().slice(examples.rowFrom(block.from()), examples.rowFrom(block.to()));
    }
}
