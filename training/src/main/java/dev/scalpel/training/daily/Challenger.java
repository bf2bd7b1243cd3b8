package dev.scalpel.training.daily;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.fit.LibraryVersions;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.training.tuning.Recipe;
import dev.scalpel.training.tuning.WalkForward;
import dev.scalpel.training.tuning.WalkForwardCalibration;
import dev.scalpel.training.tuning.WalkForwardFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The final fit of the best recipe: networks of several seeds on everything before the hold-out, calibrated on all
 * walk-forward predictions.
 *
 * @param holdOut its result on the days that neither fit nor selection has seen
 */
record Challenger(
        Recipe recipe,
        WalkForwardFold fold,
        List<NetworkParameters> networks,
        WalkForwardCalibration calibration,
        BlockReplay holdOut) {

    Challenger {
        networks = List.copyOf(networks);
    }

    static Challenger fit(WalkForward walk, Recipe recipe, int seeds, long seed) {
        WalkForwardFold fold = walk.finalFold();
        WalkForwardCalibration calibration = walk.resume(recipe).finalCalibration();
        List<NetworkParameters> networks = new ArrayList<>();
        // A linear map does not depend on the seed.
        int count = recipe.hidden().isEmpty() ? 1 : seeds;
        for (int i = 0; i < count; i++) {
            networks.add(fold.fit(recipe, seed + i));
        }
        return new Challenger(recipe, fold, networks, calibration, walk.trade(fold, networks, calibration, recipe));
    }

    /** The model to store, checked to be loadable. */
    SavedModel save(Examples examples, Provenance provenance, Instant madeAt) {
        Map<String, byte[]> files = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            names.add("network-" + (i + 1) + ".bin");
            files.put(names.get(i), networks.get(i).toBytes());
        }
        files.put(Manifest.META_MODEL, calibration.meta().model().toBytes());
        Architecture architecture = networks.get(0).architecture();
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                provenance.symbol(),
                "training",
                provenance.parent(),
                examples.features().set().version(),
                examples.features().set().names(),
                fold.normaliser(),
                examples.grid(),
                architecture,
                names,
                calibration.calibration(),
                fold.payoff(),
                recipe.tactics(),
                Manifest.Charges.of(examples.costs()),
                provenance.window(),
                provenance.bars(),
                provenance.seed(),
                provenance.trials(),
                provenance.gate(),
                provenance.words(),
                provenance.promisedToRealised(),
                LibraryVersions.versions(),
                Map.of(),
                provenance.seconds());
        SavedModel saved = SavedModel.of(manifest, files, madeAt);
        BracketModel.open(saved);
        return saved;
    }

    /**
     * How the model was made, for its manifest.
     *
     * @param parent the champion it replaces
     */
    record Provenance(
            Symbol symbol,
            Optional<String> parent,
            Manifest.Window window,
            Map<String, String> bars,
            long seed,
            int trials,
            Map<String, Double> gate,
            String words,
            double promisedToRealised,
            Map<String, Double> seconds) {}
}
