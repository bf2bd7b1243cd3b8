package dev.scalpel.benchmarks.harness;

import java.util.List;

/** One question about Scalpel, answered by measuring. Register it in {@code BenchmarkRegistry}. */
public interface Benchmark {

    /** The argument of {@code benchmarks/run}: lower-case letters, digits and hyphens. */
    String name();

    /** The question that the rows answer, in one sentence. */
    String question();

    /**
     * Measures. Writes progress to {@link BenchmarkRun#log()} only, never to standard output.
     *
     * @throws BenchmarkException when it cannot be measured here; says what to do
     */
    List<ResultRow> run(BenchmarkRun run);
}
