package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.model.TacticsPolicy.Action;
import dev.scalpel.model.decision.EntryRule;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.statistics.Quantiles;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis.ByModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The tactics that a policy may select: the champion's own, some with a higher or lower entry threshold or a shorter
 * hold, and standing aside. None takes larger positions than the champion's own; position size is tuned by training.
 * The names are stored in {@code policy.json}.
 */
public final class CandidateTactics {

    private static final double HALF = 0.5;

    private CandidateTactics() {}

    /** The champion's own tactics first. */
    public static List<Action> of(ModelReplay replay) {
        BracketTactics own = replay.model().manifest().tactics();
        double selective = Math.max(own.entryThreshold(), medianOfEntries(replay, own));
        return List.of(
                new Action("usual", Optional.of(own)),
                new Action("eager", Optional.of(threshold(own, own.entryThreshold() * HALF))),
                new Action("choosy", Optional.of(threshold(own, selective))),
                new Action("quick", Optional.of(hold(own, Math.max(1, own.holdMinutes() / 2)))),
                new Action("stand aside", Optional.empty()));
    }

    /** Median predicted net return, in σ, of the bars on which these tactics would enter. */
    private static double medianOfEntries(ModelReplay replay, BracketTactics own) {
        Predictions predictions = replay.predictions();
        double[] entries = IntStream.range(0, predictions.rows())
                .filter(predictions::available)
                .filter(row -> EntryRule.decide(
                                predictions.at(row), own, replay.model().grid(), ByModel.UNSTORED)
                        instanceof Decision.Enter)
                .mapToDouble(row -> predictions.predictedNet(row) / predictions.sigma(row))
                .toArray();
        return entries.length == 0 ? own.entryThreshold() : Quantiles.of(entries, HALF);
    }

    private static BracketTactics threshold(BracketTactics own, double threshold) {
        return new BracketTactics(
                threshold,
                own.minWinProbability(),
                own.kellyFraction(),
                own.sizeCap(),
                own.holdMinutes(),
                own.coolDownMinutes());
    }

    private static BracketTactics hold(BracketTactics own, int minutes) {
        return new BracketTactics(
                own.entryThreshold(),
                own.minWinProbability(),
                own.kellyFraction(),
                own.sizeCap(),
                minutes,
                own.coolDownMinutes());
    }
}
