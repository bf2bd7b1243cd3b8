package dev.scalpel.execution.decision;

import dev.scalpel.execution.champion.BracketForecaster;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.model.decision.EntryRule;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The decision of a bracket model on one bar: prediction, tactics, entry rule. Pure. */
final class BracketDecision {

    private static final String NO_TACTICS = "none";

    private final BracketForecaster model;
    private final ModelInputs inputs;
    private final int coolDownMinutes;
    private final Prediction prediction;

    private BracketDecision(BracketForecaster model, ModelInputs inputs, int coolDownMinutes, Prediction prediction) {
        this.model = model;
        this.inputs = inputs;
        this.coolDownMinutes = coolDownMinutes;
        this.prediction = prediction;
    }

    /** @return empty when the volatility unit is not known */
    static Optional<BracketDecision> of(BracketForecaster model, ModelInputs inputs, int coolDownMinutes) {
        return inputs.sigma().isPresent()
                ? Optional.of(new BracketDecision(
                        model,
                        inputs,
                        coolDownMinutes,
                        model.predict(inputs.features(), inputs.sigma().getAsDouble())))
                : Optional.empty();
    }

    DecisionTrace at(long bar, AccountView account) {
        TacticsRule.Choice choice = model.tactics().at(inputs.features(), bar, account);
        return choice.tactics()
                .map(tactics -> with(tactics, choice, account))
                .orElseGet(() -> new DecisionTrace(
                        new StandAside(StandAsideReason.POLICY, choice.figures()),
                        Optional.of(insight(NO_TACTICS, 0)),
                        Map.of(),
                        choice.reason()));
    }

    private DecisionTrace with(BracketTactics tactics, TacticsRule.Choice choice, AccountView account) {
        Decision decision = withChoiceFigures(
                EntryRule.decide(prediction, tactics.withMinCoolDown(coolDownMinutes), model.grid(), model.modelId()),
                choice);
        double share = decision instanceof Decision.Enter enter ? enter.share() : 0;
        return new DecisionTrace(
                decision,
                Optional.of(insight(tactics.id(), share)),
                decision instanceof Decision.Enter ? figures(tactics, choice, account) : Map.of(),
                choice.figures().isEmpty() ? "" : choice.reason());
    }

    /** Adds the figures behind the choice of tactics to a refusal; those of an entry are reported separately. */
    private static Decision withChoiceFigures(Decision decision, TacticsRule.Choice choice) {
        if (!(decision instanceof StandAside aside) || choice.figures().isEmpty()) {
            return decision;
        }
        Map<String, Double> both = new TreeMap<>(aside.figures());
        both.putAll(choice.figures());
        return new StandAside(aside.reason(), both);
    }

    private Map<String, Double> figures(BracketTactics tactics, TacticsRule.Choice choice, AccountView account) {
        Map<String, Double> figures = new TreeMap<>(choice.figures());
        figures.put("threshold", tactics.entryThreshold() * prediction.sigma());
        figures.put("minWinProbability", tactics.minWinProbability());
        figures.put("payoffRatio", prediction.payoffRatio());
        figures.put("kellyFraction", tactics.kellyFraction());
        figures.put("sizeCap", tactics.sizeCap());
        figures.put("equity", account.equity());
        return figures;
    }

    private Insight insight(String tacticsId, double share) {
        Optional<Bracket> bracket =
                prediction.hasBracket() ? Optional.of(model.grid().bracket(prediction.bracket())) : Optional.empty();
        return new Insight(
                model.modelId(),
                tacticsId,
                inputs.hash(),
                bracket,
                prediction.sigma(),
                prediction.predictedRaw(),
                prediction.predictedNet(),
                prediction.winProbability(),
                share);
    }
}
