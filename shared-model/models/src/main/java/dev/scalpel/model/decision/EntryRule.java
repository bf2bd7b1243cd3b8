package dev.scalpel.model.decision;

import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Sizing;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Tactics;

/** From what the model says to what is done: the one path that training, backtest, execution and review decide by. */
public final class EntryRule {

    private EntryRule() {}

    /** The first reason that forbids an entry, or the entry with its size. */
    public static Decision decide(Prediction outlook, Tactics tactics, BracketGrid grid) {
        if (!outlook.hasBracket()) {
            return StandAside.because(StandAsideReason.NO_CANDIDATE, "sigma", outlook.sigma());
        }
        double threshold = tactics.entryThreshold() * outlook.sigma();
        if (!(outlook.predictedNet() >= threshold && outlook.predictedNet() > 0)) {
            return StandAside.because(
                    StandAsideReason.BELOW_THRESHOLD, "predictedNet", outlook.predictedNet(), "threshold", threshold);
        }
        if (!(outlook.winProbability() >= tactics.minWinProbability())) {
            return StandAside.because(
                    StandAsideReason.VETOED,
                    "winProbability",
                    outlook.winProbability(),
                    "minWinProbability",
                    tactics.minWinProbability());
        }
        double share = Sizing.kellyShare(
                outlook.winProbability(), outlook.payoffRatio(), tactics.kellyFraction(), tactics.sizeCap());
        if (!(share > 0)) {
            return StandAside.because(
                    StandAsideReason.NO_SIZE,
                    "winProbability",
                    outlook.winProbability(),
                    "payoffRatio",
                    outlook.payoffRatio());
        }
        return new Decision.Enter(
                grid.bracket(outlook.bracket()),
                outlook.sigma(),
                share,
                outlook.predictedNet(),
                outlook.winProbability(),
                tactics);
    }

    /** Whether {@link #decide} would enter; the same conditions without the words, for replays. */
    static boolean enters(Predictions outlooks, int row, Tactics tactics) {
        double net = outlooks.predictedNet(row);
        double probability = outlooks.winProbability(row);
        return outlooks.bracket(row) >= 0
                && net >= tactics.entryThreshold() * outlooks.sigma(row)
                && net > 0
                && probability >= tactics.minWinProbability()
                && Sizing.kellyShare(probability, outlooks.payoffRatio(row), tactics.kellyFraction(), tactics.sizeCap())
                        > 0;
    }
}
