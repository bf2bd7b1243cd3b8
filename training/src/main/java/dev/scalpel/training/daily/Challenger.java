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
 * The best recipe fitted for good: networks of several seeds on everything before the hold-out, judged by all
 * walk-forward predictions.
 *
 * @param holdOut what it makes of the days that no fit and no choice has seen
 */
record Challenger(
        Recipe recipe,
        WalkForwardFold stage,
        List<NetworkParameters> networks,
        WalkForwardCalibration judgement,
        BlockReplay holdOut) {

    Challenger {
        networks = List.copyOf(networks);
    }

    static Challenger fit(WalkForward walk, Recipe recipe, int seeds, long seed) {
        WalkForwardFold stage = walk.finalStage();
        WalkForwardCalibration judgement = walk.goOn(recipe).judgementFor(stage);
        List<NetworkParameters> networks = new ArrayList<>();
        // A linear map alone is the same for every seed.
        int different = recipe.hidden().isEmpty() ? 1 : seeds;
        for (int i = 0; i < different; i++) {
            networks.add(stage.fit(recipe, seed + i));
        }
        return new Challenger(recipe, stage, networks, judgement, walk.trade(stage, networks, judgement, recipe));
    }

    /** The model to be kept; that it opens is checked before anybody relies on it. */
    SavedModel save(Examples examples, Story story, Instant madeAt) {
        Map<String, byte[]> files = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            names.add("network-" + (i + 1) + ".bin");
            files.put(names.get(i), networks.get(i).toBytes());
        }
        files.put(Manifest.META_MODEL, judgement.meta().toBytes());
        Architecture architecture = networks.get(0).architecture();
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                story.symbol(),
                "training",
                story.parent(),
                examples.features().set().version(),
                examples.features().set().names(),
                stage.normaliser(),
                examples.grid(),
                architecture,
                names,
                judgement.calibration(),
                stage.payoff(),
                recipe.tactics(),
                new Manifest.Charges(
                        examples.costs().feeRate(), examples.costs().slippageRate()),
                story.window(),
                story.bars(),
                story.seed(),
                story.trials(),
                story.gate(),
                story.words(),
                story.promisedToRealised(),
                LibraryVersions.versions(),
                Map.of(),
                story.seconds());
        SavedModel saved = SavedModel.of(manifest, files, madeAt);
        BracketModel.open(saved);
        return saved;
    }

    /**
     * How the model came about, for its manifest.
     *
     * @param parent the champion that it replaces
     */
    record Story(
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
