package dev.scalpel.execution.explain;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.execution.champion.BracketForecaster;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.execution.champion.StoredModels;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.execution.decision.ExitDecider;
import dev.scalpel.execution.decision.ModelInputs;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.decision.EntryRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Repeats a decision from the stored bars and the stored model, in the model's style. */
final class DecisionReplay {

    private final Settings settings;
    private final BarRepository bars;
    private final StoredModels models;
    private final InstrumentStore instruments;
    private final MeasuredCosts costs;

    DecisionReplay(Settings settings, BarRepository bars, ObjectStore store, MeasuredCosts costs) {
        this.costs = costs;
        this.settings = settings;
        this.bars = bars;
        models = new StoredModels(store);
        instruments = new InstrumentStore(store, settings.venue());
    }

    Replay of(InstrumentId instrument, DecisionRow decision, Insight then) {
        try {
            Forecaster model = models.open(
                    instrument, then.modelId(), costsAt(decision.bar()).of(instrument));
            return inputs(instrument, decision.bar(), model.features())
                    .flatMap(inputs -> model.<Optional<Replay>>byStyle(
                            brackets -> of(brackets, inputs, decision, then),
                            score -> Optional.of(of(score, inputs, decision, then, sides(instrument, decision.bar())))))
                    .orElseGet(() -> Replay.impossible("not all bars behind the decision are stored any more"));
        } catch (ModelRefusedException refused) {
            return Replay.impossible(String.valueOf(refused.getMessage()));
        }
    }

    /** As they were known when the bar had closed. */
    private CostBook costsAt(long bar) {
        return settings.decisionCosts(costs.at(Instant.ofEpochMilli(Minutes.plus(bar, 1))));
    }

    private Optional<ModelInputs> inputs(InstrumentId instrument, long bar, FeatureSet set) {
        long end = Minutes.plus(bar, 1);
        int lookBack = Math.max(set.lookBack(), VolatilityUnit.LOOK_BACK);
        BarSeries tail = bars.tail(instrument, end, lookBack);
        Optional<BarSeries> reference = set.variant().reference()
                ? settings.referenceInstrument().map(other -> bars.tail(other, end, lookBack))
                : Optional.empty();
        boolean complete = !tail.isEmpty() && tail.lastOpenTime() == bar;
        return complete ? ModelInputs.of(set, new MarketSnapshot(tail, reference)) : Optional.empty();
    }

    private Set<PositionSide> sides(InstrumentId instrument, long bar) {
        return instruments.read().sides(instrument.symbol(), Instant.ofEpochMilli(bar));
    }

    private static Optional<Replay> of(
            BracketForecaster model, ModelInputs inputs, DecisionRow decision, Insight then) {
        return inputs.sigma().isPresent()
                ? Optional.of(of(
                        model, model.predict(inputs.features(), inputs.sigma().getAsDouble()), inputs, decision, then))
                : Optional.empty();
    }

    private static Replay of(
            BracketForecaster model, Prediction now, ModelInputs inputs, DecisionRow decision, Insight then) {
        Optional<Integer> regime = Optional.ofNullable(decision.figures().get(TacticsPolicy.REGIME))
                .map(Double::intValue);
        String repeated = tactics(model, inputs, decision, regime)
                .map(tactics -> reason(EntryRule.decide(now, tactics, model.grid(), model.modelId())))
                .orElse(StandAsideReason.POLICY.name());
        return new Replay(
                named(model.features(), inputs.features()),
                inputs.hash().equals(then.featuresHash()),
                Optional.of(now),
                Optional.empty(),
                same(now.predictedNet(), then.predictedNet()) && same(now.winProbability(), then.winProbability()),
                Optional.of(repeated),
                model.policy().flatMap(policy -> regime.map(policy::describe)),
                Optional.empty());
    }

    /** Those of the recorded regime: it depends on the account of that time. */
    private static Optional<BracketTactics> tactics(
            BracketForecaster model, ModelInputs inputs, DecisionRow decision, Optional<Integer> regime) {
        return regime.isPresent() && model.policy().isPresent()
                ? model.policy().get().action(regime.get()).tactics()
                : model.tactics()
                        .at(inputs.features(), decision.bar(), AccountState.starting(1))
                        .tactics();
    }

    private static Replay of(
            ScoreForecaster model, ModelInputs inputs, DecisionRow decision, Insight then, Set<PositionSide> offered) {
        ScoreForecast now = model.forecast(inputs.features());
        String repeated = exit(decision, now)
                .orElseGet(() -> reason(model.dayTactics()
                        .decide(now, decision.bar(), model.costs(), model.sidesAmong(offered), model.modelId())));
        return new Replay(
                named(model.features(), inputs.features()),
                inputs.hash().equals(then.featuresHash()),
                Optional.empty(),
                Optional.of(now),
                same(now.score(), then.predictedRaw()),
                Optional.of(repeated),
                isOfOpenPosition(decision)
                        ? Optional.empty()
                        : model.dayTactics().policy().map(policy -> policy.words(now.sigma(), decision.bar())),
                Optional.empty());
    }

    /** The decision for a position that was open then; empty when none was. */
    private static Optional<String> exit(DecisionRow decision, ScoreForecast now) {
        Double side = decision.figures().get(ExitDecider.SIDE);
        Double level = decision.figures().get(ExitDecider.EXIT_SCORE);
        if (side == null || level == null) {
            return Optional.empty();
        }
        StandAsideReason reason =
                now.score() * side < level ? StandAsideReason.SCORE_TURNED : StandAsideReason.IN_POSITION;
        return Optional.of(reason.name());
    }

    private static boolean isOfOpenPosition(DecisionRow decision) {
        return decision.figures().containsKey(ExitDecider.SIDE);
    }

    private static String reason(Decision decision) {
        return decision instanceof Decision.StandAside aside ? aside.reason().name() : DecisionRow.ENTER;
    }

    private static boolean same(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
    }

    private static Map<String, Double> named(FeatureSet set, double[] values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int column = 0; column < values.length; column++) {
            named.put(set.names().get(column), values[column]);
        }
        return named;
    }
}
