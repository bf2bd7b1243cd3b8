package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.section.Style;
import java.time.LocalDate;

/**
 * What the calls use, measured and written by {@code benchmarks/run cost --write}; {@code measured.json} next to this
 * class is the one in use.
 *
 * @param asOf day of the measurement
 * @param command that repeats the measurement
 * @param machine machine of the measurement
 * @param carriedOver assumptions: the only part that is not measured; a new measurement keeps them
 * @param retrieval a call of data-retrieval that stores a minute, reference pair included
 * @param retrievalCold the same for one symbol in a new process, start included
 * @param execution a call of execution that handles a new bar, live
 * @param executionCold the same for one symbol in a new process, start included
 * @param executionAgain a call of execution that finds the minute already handled
 * @param training of one symbol of the score style in a new process: a night with one day new, 400 days of bars, 24 trials
 * @param bracketTraining the same of brackets, 60 days of bars
 * @param review of one symbol and its week in a new process, including learning and mail
 * @param inPosition share of the minutes with an open position while execution was measured; they cost more
 */
public record MeasuredUsage(
        LocalDate asOf,
        String command,
        String machine,
        CostAssumptions carriedOver,
        PerCall retrieval,
        CallUsage retrievalCold,
        PerCall execution,
        CallUsage executionCold,
        PerCall executionAgain,
        CallUsage training,
        CallUsage bracketTraining,
        CallUsage review,
        double inPosition,
        Kept kept) {

    /** The usage of a call without symbols, and per symbol. */
    public record PerCall(CallUsage call, CallUsage eachSymbol) {

        public CallUsage of(double symbols) {
            return call.plus(eachSymbol, symbols);
        }
    }

    /**
     * What is stored.
     *
     * @param barBytesADay of a symbol
     * @param decisionBytesADay of a symbol
     * @param trainingBytesADay of a symbol: trials, a model, and what a night keeps of a day for later nights
     * @param imageGb of our layer of the image, compressed
     * @param logBytesPerCall what a call of execution prints
     */
    public record Kept(
            double barBytesADay,
            double decisionBytesADay,
            double trainingBytesADay,
            double imageGb,
            double logBytesPerCall) {}

    /** A training of this style. */
    CallUsage trainingOf(Style style) {
        return style == Style.SCORE ? training : bracketTraining;
    }

    public static MeasuredUsage current() {
        return PriceTable.Resource.read("measured.json", MeasuredUsage.class);
    }
}
