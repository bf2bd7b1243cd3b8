package dev.scalpel.benchmarks.harness;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a benchmark runs.
 *
 * @param quick few iterations: a smoke test, its figures are not for quoting
 * @param data the folder of real bars, empty where there is none
 * @param log where progress goes; standard output belongs to the result
 * @param written place and time, if the figures are to be written
 * @param faults the options of the fault storm
 */
public record BenchmarkRun(
        boolean quick, Optional<Path> data, PrintStream log, Optional<Stamp> written, FaultOptions faults) {

    /**
     * Options of the fault storms; empty ones are as in the published run.
     *
     * @param count minimum number of faults
     * @param soakMinutes how long, instead of a count
     * @param seed replay this storm, instead of all; on perpetuals begin with this one
     * @param trace a minute of the replayed storm whose every request, answer and state is written to the log
     * @param broken the name of an engine broken on purpose, or {@code all}
     * @param venue the label of one venue: of spot instead of Binance, with margin instead of all
     * @param market the label of one market of portfolios, instead of all
     */
    public record FaultOptions(
            Optional<Integer> count,
            Optional<Integer> soakMinutes,
            Optional<Long> seed,
            Optional<Integer> trace,
            Optional<String> broken,
            Optional<String> venue,
            Optional<String> market) {

        public static FaultOptions none() {
            return new FaultOptions(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** @param machine processor, memory, JDK and commit */
    public record Stamp(LocalDate day, String machine) {}
}
