package dev.scalpel.benchmarks.functions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.monitoring.cost.CallUsage;
import dev.scalpel.monitoring.cost.MeasuredUsage;
import dev.scalpel.monitoring.cost.MeasuredUsage.PerCall;
import dev.scalpel.testkit.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * What AWS would charge: every function is called from its zip, or from its image's folder with the archive, by the
 * runtime interface client, and all that has a price is counted. {@code --write} puts the figures where
 * {@code ./scalpel cost} and the weekly report read them.
 */
public final class CostBenchmark implements Benchmark {

    private static final String COMMAND = "benchmarks/run cost --write";
    private static final int MANY = 10;

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public String question() {
        return "What does each call take of what AWS charges for, and what is a month's bill with 1 to 1,000 symbols?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        Path root = Path.of(System.getProperty("scalpel.root", ".")).toAbsolutePath();
        // Next to the images, so that their files can be linked.
        try (TemporaryFolder folder = TemporaryFolder.at(root.resolve("benchmarks/target/cost"));
                S3Server s3 = new S3Server().start()) {
            MeasuredUsage measured = measure(run, root, folder.path(), s3);
            run.written().ifPresent(stamp -> write(root, measured));
            return CostRows.of(measured);
        }
    }

    private static MeasuredUsage measure(BenchmarkRun run, Path root, Path folder, S3Server s3) {
        PackagedFunction zip = PackagedFunction.unpack(
                root.resolve("data-retrieval/target/data-retrieval-lambda.zip"), folder.resolve("zip"));
        run.log().println("cost: making the images' archives");
        FileClockImage execution = FileClockImage.of(ImageFolder.ofExecution(folder.resolve("execution")));
        FileClockImage learning = FileClockImage.of(ImageFolder.ofLearning(folder.resolve("learning")));
        int minutes = run.quick() ? 4 : 120;
        MinuteCalls.Minute one;
        List<MinuteCalls.Minute> cold = new ArrayList<>();
        run.log().println("cost: minutes of 1 symbol");
        try (MinuteCalls calls = new MinuteCalls(1, s3, zip, execution, folder)) {
            // Its first calls find a history to complete and a venue to look at.
            one = calls.minutes(minutes / 4, minutes);
            for (int start = 0; start < (run.quick() ? 1 : 7); start++) {
                run.log().println("cost: cold start " + (start + 1));
                cold.add(calls.coldMinute());
            }
        }
        MinuteCalls.Minute many;
        run.log().println("cost: minutes of " + MANY + " symbols");
        try (MinuteCalls calls = new MinuteCalls(MANY, s3, zip, execution, folder)) {
            many = calls.minutes(minutes / 4, minutes);
        }
        run.log()
                .println("cost: in a position " + one.inPosition() + " of the time with 1 symbol, " + many.inPosition()
                        + " with " + MANY);
        DailyAndWeeklyCalls.Figures longCalls = new DailyAndWeeklyCalls(run, s3, learning, folder).measure();
        Map<String, Double> bytes = longCalls.bytes();
        return new MeasuredUsage(
                run.written().map(BenchmarkRun.Stamp::day).orElse(LocalDate.EPOCH),
                COMMAND,
                run.written().map(BenchmarkRun.Stamp::machine).orElse("not for quoting"),
                MeasuredUsage.current().carriedOver(),
                perCall(one.retrieval(), many.retrieval()),
                UsageMeter.mean(cold.stream().map(MinuteCalls.Minute::retrieval).toList()),
                perCall(one.execution(), many.execution()),
                UsageMeter.mean(cold.stream().map(MinuteCalls.Minute::execution).toList()),
                perCall(one.again(), many.again()),
                longCalls.training(),
                longCalls.bracketTraining(),
                longCalls.review(),
                (one.inPosition() + MANY * many.inPosition()) / (MANY + 1),
                new MeasuredUsage.Kept(
                        bytes.getOrDefault("bars/", 0.0),
                        bytes.getOrDefault("decisions/", 0.0),
                        bytes.getOrDefault("tuning/", 0.0)
                                + bytes.getOrDefault("models/", 0.0)
                                + bytes.getOrDefault("statistics/", 0.0),
                        execution.image().compressedGb() + learning.image().compressedGb(),
                        one.printedBytes()));
    }

    /** A straight line through both, without negative parts. */
    private static PerCall perCall(CallUsage one, CallUsage many) {
        CallUsage each = combined(one, many, (ofOne, ofMany) -> Math.max(0, (ofMany - ofOne) / (MANY - 1)));
        return new PerCall(combined(one, each, (ofOne, ofEach) -> Math.max(0, ofOne - ofEach)), each);
    }

    private static CallUsage combined(CallUsage a, CallUsage b, BinaryOperator<Double> rule) {
        return new CallUsage(
                rule.apply(a.wallSeconds(), b.wallSeconds()),
                rule.apply(a.cpuSeconds(), b.cpuSeconds()),
                rule.apply(a.puts(), b.puts()),
                rule.apply(a.lists(), b.lists()),
                rule.apply(a.gets(), b.gets()),
                rule.apply(a.venueCalls(), b.venueCalls()));
    }

    private static void write(Path root, MeasuredUsage measured) {
        Path file = root.resolve("monitoring/src/main/resources/dev/scalpel/monitoring/cost/measured.json");
        try {
            ObjectMapper json = new ObjectMapper()
                    .findAndRegisterModules()
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT);
            Files.writeString(file, json.writeValueAsString(measured) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
