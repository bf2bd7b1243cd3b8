package dev.scalpel.benchmarks.harness;

import java.util.List;

/** One question about Scalpel that is answered by measuring. Register it in {@code BenchmarkRegistry}. */
public interface Benchmark {

    /** What stands after {@code benchmarks/run}: lower-case letters, digits and hyphens. */
    String name();

    /** The question that the rows answer, in one sentence. */
    String question();

    /**
     * Measures. Writes progress to {@link BenchmarkRun#log()} only, never to standard output.
     *
     * @throws BenchmarkException when it cannot be measured here, with what to do
     */
    List<ResultRow> run(BenchmarkRun run);
}
