package dev.scalpel.execution.decision;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.execution.context.MarketSnapshot;
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
import java.util.OptionalDouble;
import java.util.TreeMap;

/** From the newest closed bar to a decision: champion, features, prediction, tactics, entry rule. Pure. */
public final class EntryDecider {

    private static final String NO_TACTICS = "none";

    private final int coolDownMinutes;

    /** @param coolDownMinutes the minimum for any tactics */
    public EntryDecider(int coolDownMinutes) {
        this.coolDownMinutes = coolDownMinutes;
    }

    public DecisionTrace decide(ChampionStatus champion, MarketSnapshot market, AccountView account) {
        if (champion instanceof ChampionStatus.Refused refused) {
            return DecisionTrace.of(StandAsideReason.MODEL_REFUSED, refused.reason());
        }
        return champion instanceof ChampionStatus.Model model
                ? predictAndDecide(model.forecaster(), market, account)
                : DecisionTrace.of(StandAsideReason.FLAT_CHAMPION, "");
    }

    private DecisionTrace predictAndDecide(Forecaster forecaster, MarketSnapshot market, AccountView account) {
        OptionalDouble sigma = market.sigma();
        boolean needsReference = forecaster.features().variant().reference();
        Optional<double[]> features = needsReference && market.reference().isEmpty()
                ? Optional.empty()
                : forecaster.features().latest(market.bars(), market.reference());
        if (features.isEmpty() || sigma.isEmpty()) {
            return DecisionTrace.of(StandAsideReason.FEATURES_MISSING, "");
        }
        Prediction prediction = forecaster.predict(features.get(), sigma.getAsDouble());
        TacticsRule.Choice choice = forecaster.tactics().at(features.get(), market.newest(), account);
        String hash = FeatureHash.of(features.get());
        if (choice.tactics().isEmpty()) {
            return new DecisionTrace(
                    new StandAside(StandAsideReason.POLICY, choice.figures()),
                    Optional.of(insight(forecaster, prediction, NO_TACTICS, hash, 0)),
                    Map.of(),
                    choice.reason());
        }
        return applyEntryRule(forecaster, prediction, choice.tactics().get(), choice, hash, account);
    }

    private DecisionTrace applyEntryRule(
            Forecaster forecaster,
            Prediction prediction,
            BracketTactics tactics,
            TacticsRule.Choice choice,
            String hash,
            AccountView account) {
        Decision decision = withChoiceFigures(
                EntryRule.decide(
                        prediction, tactics.withMinCoolDown(coolDownMinutes), forecaster.grid(), forecaster.modelId()),
                choice);
        double share = decision instanceof Decision.Enter enter ? enter.share() : 0;
        return new DecisionTrace(
                decision,
                Optional.of(insight(forecaster, prediction, tactics.id(), hash, share)),
                decision instanceof Decision.Enter ? figures(prediction, tactics, choice, account) : Map.of(),
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

    private static Map<String, Double> figures(
            Prediction prediction, BracketTactics tactics, TacticsRule.Choice choice, AccountView account) {
        Map<String, Double> figures = new TreeMap<>(choice.figures());
        figures.put("threshold", tactics.entryThreshold() * prediction.sigma());
        figures.put("minWinProbability", tactics.minWinProbability());
        figures.put("payoffRatio", prediction.payoffRatio());
        figures.put("kellyFraction", tactics.kellyFraction());
        figures.put("sizeCap", tactics.sizeCap());
        figures.put("equity", account.equity());
        return figures;
    }

    private static Insight insight(
            Forecaster forecaster, Prediction prediction, String tacticsId, String hash, double share) {
        Optional<Bracket> bracket = prediction.hasBracket()
                ? Optional.of(forecaster.grid().bracket(prediction.bracket()))
                : Optional.empty();
        return new Insight(
                forecaster.modelId(),
                tacticsId,
                hash,
                bracket,
                prediction.sigma(),
                prediction.predictedRaw(),
                prediction.predictedNet(),
                prediction.winProbability(),
                share);
    }
}
