package dev.scalpel.model.decision;

import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.risk.Sizing;

/** From a prediction to a decision: the one rule of training, backtest, execution and review. */
public final class EntryRule {

    private EntryRule() {}

    /**
     * The entry with its size, or the first reason against it.
     *
     * @param modelId of the model that predicted
     */
    public static Decision decide(Prediction prediction, BracketTactics tactics, BracketGrid grid, String modelId) {
        if (!prediction.hasBracket()) {
            return StandAside.because(StandAsideReason.NO_CANDIDATE, "sigma", prediction.sigma());
        }
        double threshold = tactics.entryThreshold() * prediction.sigma();
        if (!(prediction.predictedNet() >= threshold && prediction.predictedNet() > 0)) {
            return StandAside.because(
                    StandAsideReason.BELOW_THRESHOLD,
                    "predictedNet",
                    prediction.predictedNet(),
                    "threshold",
                    threshold);
        }
        if (!(prediction.winProbability() >= tactics.minWinProbability())) {
            return StandAside.because(
                    StandAsideReason.VETOED,
                    "winProbability",
                    prediction.winProbability(),
                    "minWinProbability",
                    tactics.minWinProbability());
        }
        double share = Sizing.kellyShare(
                prediction.winProbability(), prediction.payoffRatio(), tactics.kellyFraction(), tactics.sizeCap());
        if (!(share > 0)) {
            return StandAside.because(
                    StandAsideReason.NO_SIZE,
                    "winProbability",
                    prediction.winProbability(),
                    "payoffRatio",
                    prediction.payoffRatio());
        }
        return new Decision.Enter(
                new EntryBasis.ByModel(modelId, grid.bracket(prediction.bracket()), prediction.sigma()),
                share,
                prediction.predictedNet(),
                prediction.winProbability(),
                tactics);
    }

    /** Whether {@link #decide} would enter; the same conditions without the reasons, for fast replays. */
    static boolean enters(Predictions predictions, int row, BracketTactics tactics) {
        double net = predictions.predictedNet(row);
        double probability = predictions.winProbability(row);
        return predictions.bracket(row) >= 0
                && net >= tactics.entryThreshold() * predictions.sigma(row)
                && net > 0
                && probability >= tactics.minWinProbability()
                && Sizing.kellyShare(
                                probability, predictions.payoffRatio(row), tactics.kellyFraction(), tactics.sizeCap())
                        > 0;
    }
}
