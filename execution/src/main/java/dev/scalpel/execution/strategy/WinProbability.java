package dev.scalpel.execution.strategy;

import dev.scalpel.execution.champion.BracketForecaster;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.execution.decision.ModelInputs;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.portfolio.filter.AwaitedBar;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.risk.RiskChecks;
import dev.scalpel.trading.risk.RiskLimits;
import java.util.Locale;
import java.util.Optional;

/**
 * The model's probability that an entry on a side wins, by the prediction of the newest bar that its own minute makes.
 *
 * @param value NaN where it has none
 * @param words what it is, or why there is none
 * @param awaited whether it has none yet, because that bar is about to be stored
 */
record WinProbability(double value, String words, boolean awaited) {

    static WinProbability of(
            ChampionStatus champion, MarketSnapshot market, PositionSide side, RiskLimits limits, long now) {
        if (champion instanceof ChampionStatus.Flat flat) {
            return none("there is no model: " + flat.reason());
        }
        if (champion instanceof ChampionStatus.Refused refused) {
            return none("the model cannot be used: " + refused.reason());
        }
        ChampionStatus.Model model = (ChampionStatus.Model) champion;
        Optional<String> suspended = model.terms().entriesOff();
        if (suspended.isPresent()) {
            return none("the model's licence is suspended: " + suspended.get());
        }
        if (market.isEmpty()) {
            return none("no bars are stored");
        }
        Optional<String> awaited = awaited(market, now);
        if (awaited.isPresent()) {
            return new WinProbability(Double.NaN, awaited.get(), true);
        }
        if (RiskChecks.staleBar(limits, market.newest(), now).isPresent()) {
            return none(String.format(
                    Locale.ROOT,
                    "the newest bar closed %.0f s ago, limits.staleBarSeconds allows %d",
                    RiskChecks.barAgeSeconds(market.newest(), now),
                    limits.maxBarAgeSeconds()));
        }
        return ModelInputs.of(model.forecaster().features(), market)
                .map(inputs -> model.forecaster()
                        .<WinProbability>byStyle(
                                brackets -> ofBrackets(brackets, inputs, side), score -> ofScore(score, inputs, side)))
                .orElseGet(() -> none("bars are missing in what the model reads"));
    }

    private static Optional<String> awaited(MarketSnapshot market, long now) {
        long end = Minutes.floor(now);
        return AwaitedBar.before(market.bars(), end, now)
                .or(() -> market.reference()
                        .flatMap(bars -> AwaitedBar.before(bars, end, now))
                        .map(words -> "reference pair: " + words));
    }

    private static WinProbability ofScore(ScoreForecaster model, ModelInputs inputs, PositionSide side) {
        double probability = model.forecast(inputs.features()).winProbability(side);
        return Double.isNaN(probability)
                ? none("no trade has calibrated the model " + model.modelId() + " yet")
                : known(probability, model.modelId());
    }

    private static WinProbability ofBrackets(BracketForecaster model, ModelInputs inputs, PositionSide side) {
        if (inputs.sigma().isEmpty()) {
            return none("bars are missing in what the model reads");
        }
        Prediction prediction = model.predict(inputs.features(), inputs.sigma().getAsDouble());
        if (!prediction.hasBracket()) {
            return none("the model " + model.modelId() + " has no bracket whose target is worth its costs");
        }
        PositionSide preferred = model.grid().bracket(prediction.bracket()).side();
        return preferred == side
                ? known(prediction.winProbability(), model.modelId())
                : none("the model " + model.modelId() + " prefers " + preferred);
    }

    private static WinProbability known(double probability, String modelId) {
        return new WinProbability(
                probability,
                String.format(Locale.ROOT, "win probability %.3f by model %s", probability, modelId),
                false);
    }

    static WinProbability none(String why) {
        return new WinProbability(Double.NaN, why, false);
    }
}
