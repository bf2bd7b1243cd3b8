package dev.scalpel.training.daily;

import dev.scalpel.licence.Candidate.WalkForwardDay;
import dev.scalpel.market.Minutes;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.statistics.OverfittingProbability;
import dev.scalpel.statistics.SharpeInference;
import dev.scalpel.statistics.Statistic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a candidate would have traded on bars that neither its fit nor its selection had seen. It is reported, and it proves
 * nothing: it is looked at anew each night.
 *
 * @param returns hourly net returns of walk-forward selection, hold-out included
 * @param holdOutNet net return over the hold-out alone
 * @param trades closed in those hours
 * @param delayedNet net return over the same hours when every entry comes one bar later
 * @param overfitting probability that the best trial is no better than the median; see {@link #overfittingOf}
 */
record WalkForwardResults(
        HourlyReturns returns, double holdOutNet, int trades, double delayedNet, Statistic overfitting) {

    private static final int OVERFITTING_BLOCKS = 16;
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    /**
     * The overfitting probability of a tuning.
     *
     * @param trialReturns one row per hour of the folds, one column per complete trial
     */
    static Statistic overfittingOf(double[][] trialReturns) {
        if (trialReturns.length < 2 * OVERFITTING_BLOCKS || trialReturns[0].length < 2) {
            return Statistic.undefined("needs " + 2 * OVERFITTING_BLOCKS + " hours and 2 complete trials");
        }
        return Statistic.of(
                OverfittingProbability.of(trialReturns, OVERFITTING_BLOCKS).probability());
    }

    /**
     * By name, in order; undefined ones are left out.
     *
     * @param trialsMade number of trials that the candidate was selected from
     */
    Map<String, Double> figures(int trialsMade) {
        Map<String, Statistic> all = new LinkedHashMap<>();
        all.put("walkForwardNet", Statistic.of(returns.net()));
        all.put("holdOutNet", Statistic.of(holdOutNet));
        all.put("trades", Statistic.of(trades));
        all.put("probabilisticSharpe", SharpeInference.probabilisticOf(returns.returns(), 0));
        all.put("deflatedSharpe", SharpeInference.deflatedOf(returns.returns(), trialsMade));
        all.put("overfittingProbability", overfitting);
        Map<String, Double> figures = new LinkedHashMap<>();
        all.forEach((name, value) -> value.value().ifPresent(defined -> figures.put(name, defined)));
        return figures;
    }

    /** The newest whole UTC days of these hours. */
    List<WalkForwardDay> days() {
        List<WalkForwardDay> days = new ArrayList<>();
        double[] nets = returns.returns();
        int hour = 0;
        while (hour < nets.length) {
            long day = Math.floorDiv(returns.hour(hour), DAY_MILLIS);
            double growth = 1;
            boolean traded = false;
            while (hour < nets.length && Math.floorDiv(returns.hour(hour), DAY_MILLIS) == day) {
                growth *= 1 + nets[hour];
                traded |= nets[hour] != 0;
                hour++;
            }
            days.add(new WalkForwardDay(LocalDate.ofEpochDay(day), growth - 1, traded));
        }
        return days.subList(Math.max(0, days.size() - CandidateRecorder.WALK_FORWARD_DAYS), days.size());
    }
}
