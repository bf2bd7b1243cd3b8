package dev.scalpel.monitoring.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.fit.CalibrationFit;
import dev.scalpel.learning.fit.MetaRows;
import dev.scalpel.learning.fit.MetaTrainer;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.network.NetworkEnsemble;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.prediction.BracketSelector;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.MetaModel;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.promotion.HourlyReturns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One update of a champion: its networks go on from their weights on the first part of the newest bars mixed with older
 * ones, and stop by what they make of the second part, which also calibrates; the meta-model goes on from its weights on
 * the outcomes of both. Normaliser, grid and tactics stay. Nothing reads a bar at or after the end of the newest.
 */
public final class OnlineUpdate {

    /** Of the newest bars, to learn from; the rest stops the fit and calibrates. */
    private static final double LEARNED_PART = 0.7;

    private static final int MOST_META_ROWS = 4_000;
    /** Brackets not taken are many and much alike: each teaches less than the one taken. */
    private static final double WEIGHT_OF_NOT_TAKEN = 0.25;

    private static final int NOT_TAKEN_A_ROW = 2;

    private final LearningData material;
    private final Examples examples;
    private final UpdateSettings settings;
    private final TimeBlock heldOut;
    private final long seed;
    private final Deadline deadline;

    private OnlineUpdate(LearningData material, UpdateSettings settings, long seed, Deadline deadline) {
        this.material = material;
        this.examples = material.examples();
        this.settings = settings;
        this.seed = seed;
        this.deadline = deadline;
        TimeBlock newest = material.newest();
        long hours = Math.round(newest.hours() * LEARNED_PART);
        heldOut = new TimeBlock(newest.from() + hours * HourlyReturns.HOUR_MILLIS, newest.to());
    }

    /**
     * What an update gave.
     *
     * @param lossBefore of the champion on the held-out bars, in squares of σ; {@code lossAfter} of the update
     */
    public record Result(
            List<NetworkParameters> networks,
            MetaModel meta,
            Calibration calibration,
            int newRows,
            int replayedRows,
            double epochs,
            double lossBefore,
            double lossAfter) {}

    /**
     * @throws NothingToLearnException when the deadline passes
     */
    public static Result of(LearningData material, UpdateSettings settings, long seed, Deadline deadline) {
        return new OnlineUpdate(material, settings, seed, deadline).run();
    }

    private Result run() {
        Manifest manifest = material.champion().manifest();
        int[] fresh = usable(material.newest().from(), heldOut);
        int[] replayed = thinned(usable(0, new TimeBlock(material.newest().from(), heldOut.from())), (int)
                Math.round(settings.replayed() * fresh.length));
        int[] test = usable(heldOut.from(), material.unseen());
        if (fresh.length == 0 || test.length == 0) {
            throw new NothingToLearnException("No bar since the champion's fit has its outcomes yet.");
        }
        NetworkUpdate update = new NetworkUpdate(
                examples,
                manifest.normaliser(),
                IntStream.concat(IntStream.of(replayed), IntStream.of(fresh)).toArray(),
                test,
                settings,
                deadline);
        List<NetworkUpdate.Updated> updated = new ArrayList<>();
        List<NetworkParameters> champions = new ArrayList<>();
        for (String name : manifest.networks()) {
            NetworkParameters start = NetworkParameters.read(
                    manifest.architecture(), material.champion().file(name));
            champions.add(start);
            updated.add(update.of(start, seed + champions.size()));
        }
        List<NetworkParameters> networks =
                updated.stream().map(NetworkUpdate.Updated::network).toList();
        NetworkEnsemble after = new NetworkEnsemble(manifest.normaliser(), networks);
        Calibration calibration = calibration(after, test);
        MetaModel meta = MetaTrainer.resume(
                material.model().meta(),
                outcomes(new NetworkEnsemble(manifest.normaliser(), champions), after, fresh, test, calibration),
                settings.meta(),
                seed);
        return new Result(
                networks,
                meta,
                calibration,
                fresh.length,
                replayed.length,
                mean(updated.stream().mapToDouble(NetworkUpdate.Updated::epochs).toArray()),
                mean(updated.stream()
                        .mapToDouble(NetworkUpdate.Updated::lossBefore)
                        .toArray()),
                mean(updated.stream()
                        .mapToDouble(NetworkUpdate.Updated::lossAfter)
                        .toArray()));
    }

    /** The held-out bars alone are too few to calibrate by: a wind of two days would pass for a bracket's mean. */
    private Calibration calibration(NetworkEnsemble after, int[] test) {
        CalibrationFit fit = new CalibrationFit(examples.grid(), examples.costs());
        for (int row : test) {
            fit.add(after.outputs(normalised(row)), examples.targets(row), examples.sigma(row), examples.weight(row));
        }
        double days = heldOut.days();
        return material.champion()
                .manifest()
                .calibration()
                .towards(fit.fit(), days / (days + settings.calibrationDays()));
    }

    /** Each row is predicted by a network that has not seen it. */
    private MetaRows outcomes(
            NetworkEnsemble before, NetworkEnsemble after, int[] fresh, int[] test, Calibration calibration) {
        MetaRows rows = new MetaRows();
        int half = MOST_META_ROWS / 2;
        addOutcomes(rows, before, thinned(fresh, half), calibration);
        addOutcomes(rows, after, thinned(test, half), calibration);
        return rows;
    }

    private void addOutcomes(MetaRows rows, NetworkEnsemble forecast, int[] from, Calibration calibration) {
        BracketSelector chooser = new BracketSelector(examples.grid(), examples.costs(), calibration);
        int brackets = examples.grid().size();
        for (int row : from) {
            float[] normalised = normalised(row);
            float[] outputs = forecast.outputs(normalised);
            int taken = chooser.choose(outputs, 0, examples.sigma(row));
            if (taken != Prediction.NONE) {
                add(rows, row, normalised, outputs, taken, calibration, 1);
                for (int i = 1; i <= NOT_TAKEN_A_ROW; i++) {
                    int other = (taken + row + i * (brackets / (NOT_TAKEN_A_ROW + 1))) % brackets;
                    if (other != taken
                            && examples.costs().allows(examples.grid().bracket(other), examples.sigma(row))) {
                        add(rows, row, normalised, outputs, other, calibration, WEIGHT_OF_NOT_TAKEN);
                    }
                }
            }
        }
    }

    private void add(
            MetaRows rows,
            int row,
            float[] normalised,
            float[] outputs,
            int bracket,
            Calibration calibration,
            double weight) {
        rows.add(
                normalised,
                bracket,
                calibration.ofChosen(bracket, outputs[bracket]),
                examples.targets(row)[bracket] > 0,
                weight * examples.weight(row));
    }

    private float[] normalised(int row) {
        float[] normalised = new float[examples.features().columns()];
        material.champion().manifest().normaliser().apply(examples.features(), row, normalised, 0);
        return normalised;
    }

    /** The rows from a time on whose outcomes are known before what follows begins. */
    private int[] usable(long from, TimeBlock following) {
        return IntStream.range(examples.rowFrom(from), examples.rowFrom(following.from()))
                .filter(row -> examples.usable(row) && !examples.purged(row, following, 0))
                .toArray();
    }

    /** So many of them, evenly spread. */
    private static int[] thinned(int[] rows, int most) {
        if (rows.length <= most) {
            return rows;
        }
        return IntStream.range(0, most)
                .map(i -> rows[(int) ((long) i * rows.length / most)])
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
