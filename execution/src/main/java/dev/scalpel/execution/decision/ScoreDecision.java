package dev.scalpel.execution.decision;

import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.model.score.ScoreEntryRule;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The decisions of a score model on one bar: whether to enter, and whether an open position is to be closed. Pure. */
final class ScoreDecision {

    private final ScoreForecaster model;
    private final ModelInputs inputs;
    private final ScoreForecast forecast;

    ScoreDecision(ScoreForecaster model, ModelInputs inputs) {
        this.model = model;
        this.inputs = inputs;
        forecast = model.forecast(inputs.features());
    }

    /**
     * @param offered sides on which the instrument can be opened
     * @param coolDownMinutes the minimum for any tactics
     */
    DecisionTrace entry(Set<PositionSide> offered, int coolDownMinutes) {
        Decision decision = ScoreEntryRule.decide(
                forecast, model.tactics().withMinCoolDown(coolDownMinutes), model.costs(), model.sidesAmong(offered), model.modelId());
        Map<String, Double> figures = figures(model.tactics().exitLevel() * forecast.threshold());
        if (decision instanceof StandAside aside) {
            figures.putAll(aside.figures());
            return trace(new StandAside(aside.reason(), figures), 0, Map.of());
        }
        double share = decision instanceof Decision.Enter enter ? enter.share() : 0;
        return trace(decision, share, figures);
    }

    /** @param held by which the position was opened; its exit level does not change with the model */
    DecisionTrace exit(EntryBasis.ByScore held) {
        Map<String, Double> figures = figures(held.exitScore());
        figures.put(ExitDecider.SIDE, (double) held.side().sign());
        figures.put(ExitDecider.ENTRY_SCORE, held.score());
        StandAsideReason reason =
                held.exitsAt(forecast.score()) ? StandAsideReason.SCORE_TURNED : StandAsideReason.IN_POSITION;
        return trace(new StandAside(reason, figures), 0, Map.of());
    }

    private DecisionTrace trace(Decision decision, double share, Map<String, Double> figures) {
        return new DecisionTrace(decision, Optional.of(insight(share)), figures, "");
    }

    /** Without those that are not known yet: before five days of scores there is no threshold, before a trade no slope. */
    private Map<String, Double> figures(double exitScore) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put(ScoreEntryRule.SCORE, forecast.score());
        figures.put(ScoreEntryRule.THRESHOLD, forecast.threshold());
        figures.put(ScoreEntryRule.SLOPE, forecast.slope());
        figures.put(ScoreEntryRule.ROUND_TRIP, model.costs().roundTrip());
        figures.put(ExitDecider.EXIT_SCORE, exitScore);
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }

    private Insight insight(double share) {
        return new Insight(
                model.modelId(),
                model.tactics().id(),
                inputs.hash(),
                Optional.empty(),
                forecast.sigma(),
                forecast.score(),
                forecast.expectedGross() - model.costs().roundTrip(),
                Double.NaN,
                share);
    }
}
