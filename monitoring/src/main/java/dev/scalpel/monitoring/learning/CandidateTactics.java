package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.model.TacticsPolicy.Action;
import dev.scalpel.model.decision.EntryRule;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.statistics.Quantiles;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Tactics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The tactics that can be learned: the champion's own, a few that ask more or less of an entry or hold for a shorter time,
 * and to stand aside. None takes a larger position than the champion's own: that is decided by a training.
 */
public final class CandidateTactics {

    private static final double HALF = 0.5;

    private CandidateTactics() {}

    /** The champion's own first. */
    public static List<Action> of(ModelReplay replay) {
        Tactics usual = replay.model().manifest().tactics();
        double choosy = Math.max(usual.entryThreshold(), medianOfEntries(replay, usual));
        return List.of(
                new Action("usual", Optional.of(usual)),
                new Action("eager", Optional.of(threshold(usual, usual.entryThreshold() * HALF))),
                new Action("choosy", Optional.of(threshold(usual, choosy))),
                new Action("quick", Optional.of(hold(usual, Math.max(1, usual.holdMinutes() / 2)))),
                new Action("stand aside", Optional.empty()));
    }

    /** Half of the bars that the usual tactics would enter on promise less than this, in σ. */
    private static double medianOfEntries(ModelReplay replay, Tactics usual) {
        Predictions outlooks = replay.outlooks();
        double[] promised = IntStream.range(0, outlooks.rows())
                .filter(outlooks::available)
                .filter(row ->
                        EntryRule.decide(outlooks.at(row), usual, replay.model().grid()) instanceof Decision.Enter)
                .mapToDouble(row -> outlooks.predictedNet(row) / outlooks.sigma(row))
                .toArray();
        return promised.length == 0 ? usual.entryThreshold() : Quantiles.of(promised, HALF);
    }

    private static Tactics threshold(Tactics usual, double threshold) {
        return new Tactics(
                threshold,
                usual.minWinProbability(),
                usual.kellyFraction(),
                usual.sizeCap(),
                usual.holdMinutes(),
                usual.coolDownMinutes());
    }

    private static Tactics hold(Tactics usual, int minutes) {
        return new Tactics(
                usual.entryThreshold(),
                usual.minWinProbability(),
                usual.kellyFraction(),
                usual.sizeCap(),
                minutes,
                usual.coolDownMinutes());
    }
}
