package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.testkit.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Cold and warm time of each handler, from its deployed package by the runtime interface client, in interleaved rounds;
 * and the size of each package. S3 and the exchange are servers on this machine, so the time is ours and the JVM's.
 */
public final class ColdStartBenchmark implements Benchmark {

    private static final String ZIP = "data-retrieval/target/data-retrieval-lambda.zip";
    private static final String ZIP_SIZE = "package of data-retrieval: zip";
    private static final int ROUNDS = 9;

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public String question() {
        return "How long does each handler take in a fresh JVM, with and without the archive, and how long in a warm one?"
                + " How large is each package?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        Path root = Path.of(System.getProperty("scalpel.root", ".")).toAbsolutePath();
        // Next to the images, so that their files can be linked.
        try (TemporaryFolder folder = TemporaryFolder.at(root.resolve("benchmarks/target/cold"))) {
            return measure(run, root.resolve(ZIP), folder.path());
        }
    }

    private static List<ResultRow> measure(BenchmarkRun run, Path zip, Path folder) {
        PackagedFunction retrievalZip = PackagedFunction.unpack(zip, folder.resolve("retrieval"));
        ImageFolder execution = ImageFolder.ofExecution(folder.resolve("execution"));
        ImageFolder learning = ImageFolder.ofLearning(folder.resolve("learning"));
        run.log().println("cold: making the archives");
        ImageFolder executionArchived =
                ImageFolder.ofExecution(folder.resolve("execution-archived")).withArchive();
        ImageFolder learningArchived =
                ImageFolder.ofLearning(folder.resolve("learning-archived")).withArchive();
        Path log = folder.resolve("log");
        try (S3Server s3 = new S3Server().start();
                RetrievalColdStart retrieval = new RetrievalColdStart(retrievalZip, s3, log);
                ImageColdStarts images = new ImageColdStarts(s3, log)) {
            ColdRounds rounds = new ColdRounds(
                    List.of(
                            retrieval,
                            images.execution(execution, ""),
                            images.execution(executionArchived, ", archive"),
                            images.training(learning, ""),
                            images.training(learningArchived, ", archive"),
                            images.monitoring(learning, ""),
                            images.monitoring(learningArchived, ", archive")),
                    () -> millisOfNothing(retrievalZip),
                    run.log());
            rounds.run(run.quick() ? 1 : ROUNDS);
            List<ResultRow> rows = new ArrayList<>(rounds.rows());
            double zipMb = zip.toFile().length() / 1e6;
            rows.add(size(ZIP_SIZE, zipMb, zipMb));
            rows.add(size("package of execution: image folder", execution.mb(), zipMb));
            rows.add(size("package of execution: archive of classes", executionArchived.archiveMb(), zipMb));
            rows.add(size("package of training and monitoring: image folder", learning.mb(), zipMb));
            rows.add(size(
                    "package of training and monitoring: archive of classes", learningArchived.archiveMb(), zipMb));
            return rows;
        }
    }

    private static ResultRow size(String name, double mb, double zipMb) {
        return ResultRow.of(name, mb, "MB", ZIP_SIZE, zipMb);
    }

    private static double millisOfNothing(PackagedFunction function) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RetrievalColdStart.JVM);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path") + ":" + function.folder(), EmptyMain.class.getName()));
        long started = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command).start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new BenchmarkException("a JVM that does nothing failed: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
        return (System.nanoTime() - started) / 1e6;
    }
}
