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
 * One update of a champion. Its networks continue from their weights on the first part of the newest bars mixed with
 * older ones; early stopping and calibration use the second part. The meta-model continues on the outcomes of both.
 * Normaliser, grid and tactics stay. No bar at or after the end of the newest ones is read.
 */
public final class OnlineUpdate {

    /** Share of the newest bars that is learned from; the rest is for early stopping and calibration. */
    private static final double LEARNED_PART = 0.7;

    private static final int MAX_META_ROWS = 4_000;
    /** Brackets that were not taken are many and similar, so each has less weight. */
    private static final double WEIGHT_OF_NOT_TAKEN = 0.25;

    private static final int NOT_TAKEN_PER_ROW = 2;

    private final LearningData data;
    private final Examples examples;
    private final UpdateSettings settings;
    private final TimeBlock heldOut;
    private final long seed;
    private final Deadline deadline;

    private OnlineUpdate(LearningData data, UpdateSettings settings, long seed, Deadline deadline) {
        this.data = data;
        this.examples = data.examples();
        this.settings = settings;
        this.seed = seed;
        this.deadline = deadline;
        TimeBlock newest = data.newest();
        long hours = Math.round(newest.hours() * LEARNED_PART);
        heldOut = new TimeBlock(newest.from() + hours * HourlyReturns.HOUR_MILLIS, newest.to());
    }

    /**
     * The result of an update.
     *
     * @param lossBefore loss of the champion on the held-out bars, in squares of σ; {@code lossAfter} that of the
     *     update
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
    public static Result of(LearningData data, UpdateSettings settings, long seed, Deadline deadline) {
        return new OnlineUpdate(data, settings, seed, deadline).run();
    }

    private Result run() {
        Manifest manifest = data.champion().bracketManifest();
        int[] fresh = usable(data.newest().from(), heldOut);
        int[] replayed = sampled(usable(0, new TimeBlock(data.newest().from(), heldOut.from())), (int)
                Math.round(settings.replayed() * fresh.length));
        int[] test = usable(heldOut.from(), data.unseen());
        if (fresh.length == 0 || test.length == 0) {
            throw new NothingToLearnException("No bar since the champion's fit has a known outcome yet.");
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
                    manifest.architecture(), data.champion().file(name));
            champions.add(start);
            updated.add(update.of(start, seed + champions.size()));
        }
        List<NetworkParameters> networks =
                updated.stream().map(NetworkUpdate.Updated::network).toList();
        NetworkEnsemble after = new NetworkEnsemble(manifest.normaliser(), networks);
        Calibration calibration = calibration(after, test);
        MetaModel meta = MetaTrainer.resume(
                data.model().meta(),
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

    /**
     * Blended with the champion's calibration, because the held-out bars are few: the drift of two days would otherwise
     * be taken for a bracket's mean.
     */
    private Calibration calibration(NetworkEnsemble after, int[] test) {
        CalibrationFit fit = new CalibrationFit(examples.grid(), examples.costs());
        float[][] predictions = new float[test.length][];
        for (int i = 0; i < test.length; i++) {
            predictions[i] = after.outputs(normalised(test[i]));
            fit.add(examples.targets(test[i]), examples.sigma(test[i]), examples.weight(test[i]));
        }
        double days = heldOut.days();
        return data.champion()
                .bracketManifest()
                .calibration()
                .towards(fit.fit(predictions), days / (days + settings.calibrationDays()));
    }

    /** Each row is predicted by networks that have not been fitted to it. */
    private MetaRows outcomes(
            NetworkEnsemble before, NetworkEnsemble after, int[] fresh, int[] test, Calibration calibration) {
        MetaRows rows = new MetaRows();
        int half = MAX_META_ROWS / 2;
        addOutcomes(rows, before, sampled(fresh, half), calibration);
        addOutcomes(rows, after, sampled(test, half), calibration);
        return rows;
    }

    private void addOutcomes(MetaRows rows, NetworkEnsemble network, int[] from, Calibration calibration) {
        BracketSelector selector = new BracketSelector(examples.grid(), examples.costs(), calibration);
        int brackets = examples.grid().size();
        for (int row : from) {
            float[] normalised = normalised(row);
            float[] outputs = network.outputs(normalised);
            int taken = selector.select(outputs, 0, examples.sigma(row));
            if (taken != Prediction.NONE) {
                add(rows, row, normalised, outputs, taken, calibration, 1);
                for (int i = 1; i <= NOT_TAKEN_PER_ROW; i++) {
                    int other = (taken + row + i * (brackets / (NOT_TAKEN_PER_ROW + 1))) % brackets;
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
        data.champion().bracketManifest().normaliser().apply(examples.features(), row, normalised, 0);
        return normalised;
    }

    /** The rows from a time on whose outcomes are known before the following block begins. */
    private int[] usable(long from, TimeBlock following) {
        return IntStream.range(examples.rowFrom(from), examples.rowFrom(following.from()))
                .filter(row -> examples.usable(row) && !examples.purged(row, following, 0))
                .toArray();
    }

    /** At most this many of the rows, evenly spaced. */
    private static int[] sampled(int[] rows, int limit) {
        if (rows.length <= limit) {
            return rows;
        }
        return IntStream.range(0, limit)
                .map(i -> rows[(int) ((long) i * rows.length / limit)])
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
