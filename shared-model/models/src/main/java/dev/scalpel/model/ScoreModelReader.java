package dev.scalpel.model;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.model.score.DayTactics;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreNetwork;
import dev.scalpel.model.score.ScoreWeights;
import java.util.Optional;

/** Opens stored models of the score style. */
public final class ScoreModelReader {

    private ScoreModelReader() {}

    /** @throws ModelRefusedException when it is of another style, or its parts do not fit each other */
    public static ScoreModel open(SavedModel saved) {
        if (!(saved.manifest() instanceof ScoreManifest manifest)) {
            throw new ModelRefusedException(
                    saved.id(), "it is of the style " + saved.manifest().styleName() + ", not of the score style");
        }
        try {
            ScoreWeights weights = ScoreWeights.read(saved.file(ScoreManifest.WEIGHTS));
            if (!weights.horizons().equals(manifest.horizons())) {
                throw new IllegalArgumentException("its map predicts " + weights.horizons()
                        + " minutes, its manifest names " + manifest.horizons());
            }
            return new ScoreModel(
                    saved.id(),
                    FeatureSet.ofVersion(manifest.featureVersion()),
                    weights,
                    manifest.files().containsKey(ScoreManifest.NETWORK)
                            ? Optional.of(ScoreNetwork.read(saved.file(ScoreManifest.NETWORK)))
                            : Optional.empty(),
                    tactics(saved, manifest),
                    new ScoreModel.Frozen(manifest.threshold(), manifest.slope(), manifest.variance()));
        } catch (IllegalArgumentException misfit) {
            throw new ModelRefusedException(saved.id(), String.valueOf(misfit.getMessage()), misfit);
        }
    }

    private static DayTactics tactics(SavedModel saved, ScoreManifest manifest) {
        return new DayTactics(
                manifest.tactics(),
                manifest.files().containsKey(ScoreManifest.POLICY)
                        ? Optional.of(ScorePolicyCodec.read(saved.file(ScoreManifest.POLICY)))
                        : Optional.empty());
    }
}
