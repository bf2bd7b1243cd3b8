package dev.scalpel.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a benchmark is told about the run.
 *
 * @param quick few iterations: shows that it works, its figures are not for quoting
 * @param data the folder of real bars, empty where there is none
 * @param log where progress goes; standard output belongs to the result
 * @param written where and when, if the figures are to be written down
 */
public record Run(boolean quick, Optional<Path> data, PrintStream log, Optional<Stamp> written) {

    /** @param machine processor, memory, JDK and commit in words */
    public record Stamp(LocalDate day, String machine) {}
}
