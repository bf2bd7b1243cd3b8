package dev.scalpel.execution.decision;

import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.model.score.FrozenPolicy;
import dev.scalpel.model.score.ScoreEntryRule;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.StandAsideReason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The decisions of a score model on one bar: whether to enter, and whether an open position is to be closed. Pure. */
final class ScoreDecision {

    private static final String NO_TACTICS = "none";

    private final ScoreForecaster model;
    private final ModelInputs inputs;
    private final ScoreForecast forecast;

    ScoreDecision(ScoreForecaster model, ModelInputs inputs) {
        this.model = model;
        this.inputs = inputs;
        forecast = model.forecast(inputs.features());
    }

    /**
     * @param bar open of the decision bar, epoch milliseconds
     * @param offered sides on which the instrument can be opened
     * @param coolDownMinutes the minimum for any tactics
     */
    DecisionTrace entry(long bar, Set<PositionSide> offered, int coolDownMinutes) {
        Decision decision = model.dayTactics()
                .withMinCoolDown(coolDownMinutes)
                .decide(forecast, bar, model.costs(), model.sidesAmong(offered), model.modelId());
        Optional<FrozenPolicy.Choice> choice = model.dayTactics().choice(forecast.sigma(), bar);
        Optional<ScoreTactics> tactics = model.dayTactics().at(forecast.sigma(), bar);
        double threshold = choice.map(FrozenPolicy.Choice::threshold).orElse(forecast.threshold());
        Map<String, Double> figures = figures(
                threshold, tactics.map(each -> each.exitLevel() * threshold).orElse(Double.NaN));
        choice.ifPresent(chosen -> figures.putAll(chosen.figures()));
        String id = tactics.map(ScoreTactics::id).orElse(NO_TACTICS);
        String words = model.dayTactics()
                .policy()
                .map(frozen -> frozen.words(forecast.sigma(), bar))
                .orElse("");
        if (decision instanceof StandAside aside) {
            figures.putAll(aside.figures());
            return trace(new StandAside(aside.reason(), figures), insight(id, 0), Map.of(), words);
        }
        double share = decision instanceof Decision.Enter enter ? enter.share() : 0;
        return trace(decision, insight(id, share), figures, words);
    }

    /** @param held by which the position was opened; its exit level does not change with the model */
    DecisionTrace exit(EntryBasis.ByScore held) {
        Map<String, Double> figures = figures(forecast.threshold(), held.exitScore());
        figures.put(ExitDecider.SIDE, (double) held.side().sign());
        figures.put(ExitDecider.ENTRY_SCORE, held.score());
        StandAsideReason reason =
                held.exitsAt(forecast.score()) ? StandAsideReason.SCORE_TURNED : StandAsideReason.IN_POSITION;
        return trace(new StandAside(reason, figures), insight(model.tactics().id(), 0), Map.of(), "");
    }

    private static DecisionTrace trace(
            Decision decision, Insight insight, Map<String, Double> figures, String explanation) {
        return new DecisionTrace(decision, Optional.of(insight), figures, explanation);
    }

    /** Without those that are not known yet: before five days of scores there is no threshold, before a trade no slope. */
    private Map<String, Double> figures(double threshold, double exitScore) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put(ScoreEntryRule.SCORE, forecast.score());
        figures.put(ScoreEntryRule.THRESHOLD, threshold);
        figures.put(ScoreEntryRule.SLOPE, forecast.slope());
        figures.put(ScoreEntryRule.ROUND_TRIP, model.costs().roundTrip());
        figures.put(ExitDecider.EXIT_SCORE, exitScore);
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }

    private Insight insight(String tacticsId, double share) {
        return new Insight(
                model.modelId(),
                tacticsId,
                inputs.hash(),
                Optional.empty(),
                forecast.sigma(),
                forecast.score(),
                forecast.expectedGross() - model.costs().roundTrip(),
                Double.NaN,
                share);
    }
}
