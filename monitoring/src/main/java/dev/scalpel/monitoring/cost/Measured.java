package dev.scalpel.monitoring.cost;

import java.time.LocalDate;
import java.util.List;

/**
 * What one call takes, as {@code benchmarks/run} measured it; {@code measured.json} beside this class. Waiting for
 * servers is counted too: AWS charges for it.
 *
 * @param asOf the day of the measurements
 * @param commands where each figure comes from
 * @param retrieval a call of data-retrieval, and each symbol in it
 * @param execution a call of execution, and each symbol in it
 * @param trainingSeconds one training of one symbol
 * @param review one review, and each symbol in it
 * @param putsPerSymbolMinute writes to the bucket in a quiet minute: bars, state, decisions
 * @param putsPerShardMinute writes for all symbols of a shard together: the chain object
 * @param getsPerSymbolMinute reads of both functions in a quiet minute
 * @param storedGbPerSymbol bars, models, ledger and old versions
 * @param imageGb of the container image in the registry
 * @param logBytesPerCall of either function
 */
public record Measured(
        LocalDate asOf,
        List<String> commands,
        PerCall retrieval,
        PerCall execution,
        double trainingSeconds,
        PerCall review,
        double putsPerSymbolMinute,
        double putsPerShardMinute,
        double getsPerSymbolMinute,
        double storedGbPerSymbol,
        double imageGb,
        double logBytesPerCall) {

    /** Seconds of a call without symbols, and of each symbol. */
    public record PerCall(double seconds, double secondsPerSymbol) {

        double of(double symbols) {
            return seconds + symbols * secondsPerSymbol;
        }
    }

    public static Measured current() {
        return PriceTable.Resource.read("measured.json", Measured.class);
    }
}
