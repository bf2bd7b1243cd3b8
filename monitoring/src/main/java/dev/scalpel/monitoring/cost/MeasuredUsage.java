package dev.scalpel.monitoring.cost;

import java.time.LocalDate;

/**
 * What the calls take, as {@code benchmarks/run cost --write} measured it and wrote it down; {@code measured.json} beside
 * this class.
 *
 * @param asOf the day of the measurement
 * @param command that measures anew
 * @param machine where it was measured
 * @param carriedOver the only part that is chosen and not measured; a new measurement keeps it
 * @param retrieval a call of data-retrieval that stores a minute, the reference pair among its symbols
 * @param retrievalCold the same of one symbol in a new process, its start included
 * @param execution a call of execution that handles a new bar, live
 * @param executionCold the same of one symbol in a new process, its start included
 * @param executionAgain a call of execution that finds the minute handled
 * @param training of one symbol in a new process: 60 days of bars, 24 trials
 * @param review of one symbol and its week in a new process, learning and mail included
 * @param inPosition share of the minutes in which a position was open while execution was measured: it costs more then
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
        CallUsage review,
        double inPosition,
        Kept kept) {

    /** The work of a call without symbols, and of each symbol in it. */
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
     * @param trainingBytesADay of a symbol: trials, and a model if it was promoted
     * @param imageGb of the image's own folder, compressed
     * @param logBytesPerCall what a call of execution prints
     */
    public record Kept(
            double barBytesADay,
            double decisionBytesADay,
            double trainingBytesADay,
            double imageGb,
            double logBytesPerCall) {}

    public static MeasuredUsage current() {
        return PriceTable.Resource.read("measured.json", MeasuredUsage.class);
    }
}
