package dev.scalpel.research.studies.licence;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.learning.score.DayStatisticsCache;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the models of a study's markets are made and traded.
 *
 * @param features by name, of the extended set; empty for all of them
 * @param judgedDays the newest days, by which a night judges what it makes
 * @param costs of the account
 */
record LicenceProcedure(
        List<String> features, ScoreProcedure scores, ScoreTactics tactics, int judgedDays, Costs costs) {

    static final Set<PositionSide> SIDES = EnumSet.allOf(PositionSide.class);

    private static final double BP = 1e4;

    LicenceProcedure {
        features = List.copyOf(features);
    }

    /**
     * The product's recipe with eight features and 90 days of history, so that a year of nights takes a second: one horizon of
     * 15 minutes, the largest tenth of the scores, both sides, refitted every night.
     */
    static LicenceProcedure small(double costBp) {
        return new LicenceProcedure(
                List.of(
                        "return_1",
                        "return_5",
                        "return_15",
                        "volatility_60",
                        "taker_imbalance_1",
                        "taker_imbalance_5",
                        "taker_imbalance_15",
                        "taker_imbalance_60"),
                new ScoreProcedure(
                        ScoreProcedure.DEFAULT.features(),
                        90,
                        30,
                        1,
                        ScoreProcedure.DEFAULT.scoreHorizons(),
                        ScoreProcedure.DEFAULT.scoreHorizons(),
                        ScoreProcedure.DEFAULT.clip(),
                        ScoreProcedure.DEFAULT.penalty(),
                        ScoreProcedure.DEFAULT.thresholdDays(),
                        ScoreProcedure.DEFAULT.minThresholdDays(),
                        60),
                withQuantile(0.9),
                0,
                Costs.of(costBp / BP, 0));
    }

    private static ScoreTactics withQuantile(double quantile) {
        ScoreTactics standard = ScoreTactics.DEFAULT;
        return new ScoreTactics(
                quantile,
                standard.exitLevel(),
                standard.stopSigmas(),
                standard.targetSigmas(),
                standard.holdMinutes(),
                standard.targetVolatility(),
                standard.kellyFraction(),
                standard.sizeCap(),
                standard.coolDownMinutes());
    }

    /** The same, where positions pay or receive funding at these rates. */
    LicenceProcedure withFunding(FundingSeries rates) {
        return new LicenceProcedure(features, scores, tactics, judgedDays, costs.withFundingRates(rates));
    }

    FeatureSet featureSet(FeatureVariant variant) {
        FeatureSet all = FeatureSet.extended(variant);
        return features.isEmpty() ? all : all.only(features);
    }

    /** How many days before a night it scores: those that thresholds and calibration of the judged days need. */
    int scoredDays() {
        return judgedDays + scores.calibrationDays() + scores.thresholdDays();
    }

    /** @param scoreFrom the epoch millisecond before which no day is scored */
    ScoreWalk walk(BarSeries bars, long scoreFrom) {
        FeatureSet set = featureSet(FeatureVariant.availableIn(bars, Optional.empty()));
        return ScoreWalk.over(bars, Optional.empty(), set, scores, DayStatisticsCache.NONE, scoreFrom);
    }
}
