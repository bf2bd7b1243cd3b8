package dev.scalpel.learning.fit;

import dev.scalpel.model.prediction.MetaModel;
import dev.scalpel.model.prediction.MetaWeights;

/**
 * A fitted meta-model. Tuning needs only its weights; the model, in which Tribuo also keeps statistics of each input
 * over the rows, is built where it is to be stored.
 */
public final class MetaFit {

    private final MetaTrainer trainer;
    private final MetaRows rows;
    private final int brackets;
    private final double[] won;
    private final double[] lost;

    MetaFit(MetaTrainer trainer, MetaRows rows, int brackets, double[] won, double[] lost) {
        this.trainer = trainer;
        this.rows = rows;
        this.brackets = brackets;
        this.won = won;
        this.lost = lost;
    }

    public MetaWeights weights() {
        return MetaWeights.of(won, lost, brackets);
    }

    /** The model in Tribuo's form. The rows must not have changed since the fit. */
    public MetaModel model() {
        int features = weights().features();
        return MetaModel.read(
                trainer.model(MetaDataset.of(rows, features, brackets), won, lost)
                        .serialize()
                        .toByteArray(),
                features,
                brackets);
    }
}
