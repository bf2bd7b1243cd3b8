package dev.scalpel.benchmarks.functions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.monitoring.cost.Bill;
import dev.scalpel.monitoring.cost.CallUsage;
import dev.scalpel.monitoring.cost.CostAssumptions;
import dev.scalpel.monitoring.cost.CostModel;
import dev.scalpel.monitoring.cost.MeasuredUsage;
import dev.scalpel.monitoring.cost.MeasuredUsage.PerCall;
import dev.scalpel.monitoring.cost.PriceTable;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.deployment.LambdaFunction;
import dev.scalpel.testkit.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What AWS would charge: every function is called from its zip, or from its image's folder with the archive, by the
 * runtime interface client, and all that has a price is counted. {@code --write} puts the figures where
 * {@code ./scalpel cost} and the weekly report read them.
 */
public final class CostBenchmark implements Benchmark {

    private static final String COMMAND = "benchmarks/run cost --write";
    private static final int MANY = 10;
    private static final String GOAL = "goal: 3 USD";
    private static final double GOAL_USD = 3;
    private static final String REFERENCE = "data-retrieval, warm, 1 symbol: processor";

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
        Path folder = root.resolve("benchmarks/target/cost");
        delete(folder);
        try (S3Server s3 = new S3Server().start()) {
            MeasuredUsage measured = measure(run, root, folder, s3);
            run.written().ifPresent(stamp -> write(root, measured));
            return rows(measured);
        } finally {
            delete(folder);
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
                run.written().map(BenchmarkRun.Stamp::machine).orElse("not to be quoted"),
                MeasuredUsage.current().carriedOver(),
                perCall(one.retrieval(), many.retrieval()),
                UsageMeter.mean(cold.stream().map(MinuteCalls.Minute::retrieval).toList()),
                perCall(one.execution(), many.execution()),
                UsageMeter.mean(cold.stream().map(MinuteCalls.Minute::execution).toList()),
                perCall(one.again(), many.again()),
                longCalls.training(),
                longCalls.review(),
                (one.inPosition() + MANY * many.inPosition()) / (MANY + 1),
                new MeasuredUsage.Kept(
                        bytes.getOrDefault("bars/", 0.0),
                        bytes.getOrDefault("decisions/", 0.0),
                        bytes.getOrDefault("tuning/", 0.0) + bytes.getOrDefault("models/", 0.0),
                        execution.image().compressedGb() + learning.image().compressedGb(),
                        one.printedBytes()));
    }

    /** A straight line through both; noise must not make a symbol, or a call, give anything back. */
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

    private static List<ResultRow> rows(MeasuredUsage measured) {
        List<ResultRow> rows = new ArrayList<>();
        double reference = measured.retrieval().of(1).cpuSeconds();
        CostAssumptions carried = measured.carriedOver();
        Table table = new Table(rows, reference, carried);
        table.add("data-retrieval, warm, 1 symbol", measured.retrieval().of(1), LambdaFunction.DATA_RETRIEVAL);
        table.add("data-retrieval, warm, 10 symbols", measured.retrieval().of(10), LambdaFunction.DATA_RETRIEVAL);
        table.add("data-retrieval, cold", measured.retrievalCold(), LambdaFunction.DATA_RETRIEVAL);
        table.add("execution, warm, 1 symbol", measured.execution().of(1), LambdaFunction.EXECUTION);
        table.add("execution, warm, 10 symbols", measured.execution().of(10), LambdaFunction.EXECUTION);
        table.add("execution, cold", measured.executionCold(), LambdaFunction.EXECUTION);
        table.add("execution, minute done", measured.executionAgain().of(1), LambdaFunction.EXECUTION);
        table.add("training, cold", measured.training(), LambdaFunction.TRAINING);
        table.add("review, cold", measured.review(), LambdaFunction.MONITORING);
        rows.add(ResultRow.of(
                "minutes in a position, while measured", measured.inPosition(), "share", "all minutes", 1));
        CostModel model = new CostModel(
                SettingsReader.fromText(
                                "live",
                                "mode: live\nvenueConnection: {liveConfirmation: i-trade-real-money}\n",
                                Map.of())
                        .settings(),
                PriceTable.current(),
                measured);
        double one = model.bill(1, false).total();
        rows.add(ResultRow.of("bill of 1 symbol, live, no free tier", one, "USD/month", GOAL, GOAL_USD));
        rows.add(ResultRow.of(
                "bill of 1 symbol, live, free tier", model.bill(1, true).total(), "USD/month", GOAL, GOAL_USD));
        for (int symbols : new int[] {10, 100, 1_000}) {
            Bill bill = model.bill(symbols, false);
            rows.add(ResultRow.of(
                    "bill of " + symbols + " symbols, most of it "
                            + bill.dominant().what(),
                    bill.total(),
                    "USD/month",
                    symbols + " times that of 1 symbol",
                    symbols * one));
        }
        return rows;
    }

    /** The lines of one kind of call. */
    private record Table(List<ResultRow> rows, double reference, CostAssumptions carried) {

        void add(String call, CallUsage work, LambdaFunction function) {
            add(call + ": processor", work.cpuSeconds());
            add(call + ": call to answer", work.wallSeconds());
            add(call + ": as carried over to Lambda", carried.seconds(work, function));
            rows.add(ResultRow.of(call + ": writes to S3", work.puts(), "PUT", "one", 1));
            rows.add(ResultRow.of(call + ": lists and reads of S3", work.lists() + work.gets(), "LIST+GET", "one", 1));
        }

        private void add(String name, double seconds) {
            rows.add(ResultRow.of(name, seconds * 1_000, "ms", REFERENCE, reference * 1_000));
        }
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

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
