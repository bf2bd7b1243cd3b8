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
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Tactics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** From the newest closed bar to what is wanted: champion, features, tactics, model, in this order. Pure. */
public final class EntryDecider {

    private static final String NO_TACTICS = "none";

    private final int coolDownMinutes;

    /** @param coolDownMinutes the least that any tactics may have */
    public EntryDecider(int coolDownMinutes) {
        this.coolDownMinutes = coolDownMinutes;
    }

    public DecisionTrace think(ChampionStatus mandate, MarketSnapshot market, AccountView account) {
        if (mandate instanceof ChampionStatus.Refused refused) {
            return DecisionTrace.because(StandAsideReason.MODEL_REFUSED, refused.why());
        }
        return mandate instanceof ChampionStatus.Model model
                ? ask(model.forecaster(), market, account)
                : DecisionTrace.because(StandAsideReason.FLAT_CHAMPION, "");
    }

    private DecisionTrace ask(Forecaster forecaster, MarketSnapshot market, AccountView account) {
        OptionalDouble sigma = market.sigma();
        boolean needsReference = forecaster.features().variant().reference();
        Optional<double[]> features = needsReference && market.reference().isEmpty()
                ? Optional.empty()
                : forecaster.features().latest(market.bars(), market.reference());
        if (features.isEmpty() || sigma.isEmpty()) {
            return DecisionTrace.because(StandAsideReason.FEATURES_MISSING, "");
        }
        Prediction outlook = forecaster.outlook(features.get(), sigma.getAsDouble());
        TacticsRule.Choice choice = forecaster.tactics().at(features.get(), market.newest(), account);
        String hash = FeatureHash.of(features.get());
        if (choice.tactics().isEmpty()) {
            return new DecisionTrace(
                    new StandAside(StandAsideReason.POLICY, choice.figures()),
                    Optional.of(insight(forecaster, outlook, NO_TACTICS, hash, 0)),
                    Map.of(),
                    choice.reason());
        }
        return decide(forecaster, outlook, choice.tactics().get(), choice, hash, account);
    }

    private DecisionTrace decide(
            Forecaster forecaster,
            Prediction outlook,
            Tactics tactics,
            TacticsRule.Choice choice,
            String hash,
            AccountView account) {
        Decision decision = explained(
                EntryRule.decide(outlook, tactics.coolingAtLeast(coolDownMinutes), forecaster.grid()), choice);
        double share = decision instanceof Decision.Enter enter ? enter.share() : 0;
        return new DecisionTrace(
                decision,
                Optional.of(insight(forecaster, outlook, tactics.id(), hash, share)),
                decision instanceof Decision.Enter ? figures(outlook, tactics, choice, account) : Map.of(),
                choice.figures().isEmpty() ? "" : choice.reason());
    }

    /** A refusal tells its figures and those of the choice of tactics; an entry's are told beside it. */
    private static Decision explained(Decision decision, TacticsRule.Choice choice) {
        if (!(decision instanceof StandAside aside) || choice.figures().isEmpty()) {
            return decision;
        }
        Map<String, Double> both = new TreeMap<>(aside.figures());
        both.putAll(choice.figures());
        return new StandAside(aside.reason(), both);
    }

    private static Map<String, Double> figures(
            Prediction outlook, Tactics tactics, TacticsRule.Choice choice, AccountView account) {
        Map<String, Double> figures = new TreeMap<>(choice.figures());
        figures.put("threshold", tactics.entryThreshold() * outlook.sigma());
        figures.put("minWinProbability", tactics.minWinProbability());
        figures.put("payoffRatio", outlook.payoffRatio());
        figures.put("kellyFraction", tactics.kellyFraction());
        figures.put("sizeCap", tactics.sizeCap());
        figures.put("equity", account.equity());
        return figures;
    }

    private static Insight insight(
            Forecaster forecaster, Prediction outlook, String tacticsId, String hash, double share) {
        Optional<Bracket> bracket =
                outlook.hasBracket() ? Optional.of(forecaster.grid().bracket(outlook.bracket())) : Optional.empty();
        return new Insight(
                forecaster.modelId(),
                tacticsId,
                hash,
                bracket,
                outlook.sigma(),
                outlook.predictedRaw(),
                outlook.predictedNet(),
                outlook.winProbability(),
                share);
    }
}
