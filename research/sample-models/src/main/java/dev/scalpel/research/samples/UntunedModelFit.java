package dev.scalpel.research.samples;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.fit.CalibrationFit;
import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.learning.fit.LibraryVersions;
import dev.scalpel.learning.fit.LinearFit;
import dev.scalpel.learning.fit.MetaRows;
import dev.scalpel.learning.fit.MetaSettings;
import dev.scalpel.learning.fit.MetaTrainer;
import dev.scalpel.learning.fit.NetworkFit;
import dev.scalpel.learning.fit.TrainingRows;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkEnsemble;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.network.Normaliser;
import dev.scalpel.model.prediction.BracketSelector;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.MetaModel;
import dev.scalpel.model.prediction.PayoffRatios;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.trading.BracketTactics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fits a model with one recipe, without tuning: the initial champion of studies, and their comparison for updates.
 * Predictions for the last quarter by a fit on the rest calibrate it and train its meta-model.
 */
public final class UntunedModelFit {

    public static final BracketTactics TACTICS = new BracketTactics(0.1, 0, 20, 1, 60, 0);

    private static final double PENALTY = 2;
    private static final FitSettings PATH = new FitSettings(2, 1e-3, 0.1, 1_024);
    private static final double CALIBRATED_PART = 0.25;
    private static final int MAX_META_ROWS = 6_000;

    private final Examples examples;
    private final List<Integer> hidden;
    private final int networks;
    private final long seed;

    /** @param networks number of averaged networks */
    public UntunedModelFit(Examples examples, List<Integer> hidden, int networks, long seed) {
        this.examples = examples;
        this.hidden = List.copyOf(hidden);
        this.networks = networks;
        this.seed = seed;
    }

    /** @param following the block to predict; only rows whose outcomes are known before it are used */
    public SavedModel before(TimeBlock following, Symbol symbol, BracketTactics tactics, Instant madeAt) {
        int[] all = usable(0, following);
        Normaliser normaliser = Normaliser.fit(examples.features(), 0, examples.rowFrom(following.from()));
        long start = examples.bars().openTime(all[0]);
        long hours = (following.from() - start) / 3_600_000;
        TimeBlock last = new TimeBlock(
                following.from() - Math.max(1, Math.round(hours * CALIBRATED_PART)) * 3_600_000, following.from());
        NetworkEnsemble earlier = new NetworkEnsemble(normaliser, fit(usable(0, last), normaliser));
        int[] calibrated = usable(last.from(), following);
        Calibration calibration = calibration(earlier, calibrated, normaliser);
        MetaModel meta = meta(earlier, calibrated, normaliser, calibration);
        List<NetworkParameters> fitted = fit(all, normaliser);
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fitted.size(); i++) {
            names.add("network-" + (i + 1) + ".bin");
            files.put(names.get(i), fitted.get(i).toBytes());
        }
        files.put(Manifest.META_MODEL, meta.toBytes());
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                symbol,
                "training",
                Optional.empty(),
                examples.features().set().version(),
                examples.features().set().names(),
                normaliser,
                examples.grid(),
                fitted.get(0).architecture(),
                names,
                calibration,
                payoff(all),
                tactics,
                Manifest.Charges.of(examples.costs()),
                new Manifest.Window(start, following.from(), following.from()),
                Map.of(),
                seed,
                1,
                Map.of(),
                "fitted without a gate",
                Double.NaN,
                LibraryVersions.versions(),
                Map.of(),
                Map.of());
        return SavedModel.of(manifest, files, madeAt);
    }

    private List<NetworkParameters> fit(int[] rows, Normaliser normaliser) {
        TrainingRows training = examples.trainingRows(rows, normaliser);
        Architecture architecture = new Architecture(
                training.inputsPerRow(), hidden, examples.grid().size());
        NetworkLayer linear = LinearFit.of(training).solve(PENALTY);
        return IntStream.range(0, networks)
                .mapToObj(i -> NetworkFit.fitPath(
                        NetworkFit.start(architecture, linear, seed + i),
                        training,
                        PATH,
                        seed + i,
                        NetworkFit.EpochListener.NONE))
                .toList();
    }

    private Calibration calibration(NetworkEnsemble network, int[] rows, Normaliser normaliser) {
        CalibrationFit fit = new CalibrationFit(examples.grid(), examples.costs());
        float[][] predictions = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            predictions[i] = network.outputs(normalised(rows[i], normaliser));
            fit.add(examples.targets(rows[i]), examples.sigma(rows[i]), examples.weight(rows[i]));
        }
        return fit.fit(predictions);
    }

    private MetaModel meta(NetworkEnsemble network, int[] rows, Normaliser normaliser, Calibration calibration) {
        BracketSelector selector = new BracketSelector(examples.grid(), examples.costs(), calibration);
        MetaRows meta = new MetaRows();
        int stride = Math.max(1, rows.length / MAX_META_ROWS);
        for (int i = 0; i < rows.length; i += stride) {
            float[] normalised = normalised(rows[i], normaliser);
            float[] outputs = network.outputs(normalised);
            int taken = selector.select(outputs, 0, examples.sigma(rows[i]));
            if (taken != Prediction.NONE) {
                meta.add(
                        normalised,
                        taken,
                        calibration.ofChosen(taken, outputs[taken]),
                        examples.targets(rows[i])[taken] > 0,
                        examples.weight(rows[i]));
            }
        }
        return MetaTrainer.train(
                meta, examples.features().columns(), examples.grid().size(), MetaSettings.DEFAULT, seed);
    }

    private PayoffRatios payoff(int[] rows) {
        int brackets = examples.grid().size();
        PayoffRatios.Fit fit = new PayoffRatios.Fit(brackets);
        for (int row : rows) {
            for (int bracket = 0; bracket < brackets; bracket++) {
                fit.add(bracket, examples.targets(row)[bracket] * examples.sigma(row), examples.weight(row));
            }
        }
        return fit.fit();
    }

    private float[] normalised(int row, Normaliser normaliser) {
        float[] normalised = new float[examples.features().columns()];
        normaliser.apply(examples.features(), row, normalised, 0);
        return normalised;
    }

    private int[] usable(long from, TimeBlock following) {
        return IntStream.range(examples.rowFrom(from), examples.rowFrom(following.from()))
                .filter(row -> examples.usable(row) && !examples.purged(row, following, 0))
                .toArray();
    }
}
