package dev.scalpel.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.MachineInfo;
import dev.scalpel.benchmarks.harness.MarkdownTable;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.ResultsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the benchmarks, or runs one or all of them. */
@Command(
        name = "benchmarks/run",
        description = "Measures what Scalpel claims, each figure beside a named reference of the same run.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchmarksCommand implements Callable<Integer> {

    private static final String ALL = "all";
    private static final String FAULTS = "faults";

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "NAME",
            description = "one benchmark, or 'all'; without a name lists them")
    private String name = "";

    @Option(names = "--json", description = "print one JSON document on standard output, everything else on standard error")
    private boolean json;

    @Option(names = "--quick", description = "few iterations: a smoke test, not for quoting")
    private boolean quick;

    @Option(
            names = "--write",
            description = "write the tables to benchmarks/RESULTS.md, and those of cost to measured.json")
    private boolean write;

    @Option(names = "--faults", paramLabel = "N", description = "faults: minimum number, instead of 100,000")
    private Optional<Integer> faults = Optional.empty();

    @Option(names = "--soak", paramLabel = "MINUTES", description = "faults: run storms for this time")
    private Optional<Integer> soak = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", description = "faults: replay this storm")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--trace", paramLabel = "MINUTE", description = "with --seed: print every call of this minute")
    private Optional<Integer> trace = Optional.empty();

    @Option(
            names = "--broken",
            paramLabel = "VARIANT",
            description = "faults: an engine broken on purpose, or 'all'; how soon the storm detects it")
    private Optional<String> broken = Optional.empty();

    BenchmarksCommand(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        // What a library prints must not end up in the document on standard output.
        PrintStream out = System.out;
        System.setOut(System.err);
        CommandLine command = new CommandLine(new BenchmarksCommand(out, System.err, Clock.systemUTC()));
        int code = command.execute(arguments);
        out.flush();
        System.exit(code);
    }

    @Override
    public Integer call() throws IOException {
        if (name.isEmpty()) {
            BenchmarkRegistry.all().forEach(each -> out.printf("%-16s %s%n", each.name(), each.question()));
            return CommandLine.ExitCode.OK;
        }
        if (write && quick) {
            throw new ParameterException(
                    spec.commandLine(), "--write cannot be combined with --quick: its figures are not for quoting");
        }
        List<Benchmark> chosen = chosen();
        MachineInfo machine = MachineInfo.here(System.getProperty("scalpel.commit", "unknown"));
        LocalDate today = LocalDate.now(clock);
        Optional<BenchmarkRun.Stamp> stamp =
                write ? Optional.of(new BenchmarkRun.Stamp(today, machine.summary())) : Optional.empty();
        BenchmarkRun run = new BenchmarkRun(quick, dataFolder(), err, stamp, faultOptions());
        Map<String, List<ResultRow>> measured = new LinkedHashMap<>();
        for (Benchmark benchmark : chosen) {
            List<ResultRow> rows = benchmark.run(run);
            measured.put(benchmark.name(), rows);
            if (!json) {
                out.println(benchmark.name() + ": " + benchmark.question() + "\n\n" + MarkdownTable.of(rows));
            }
            if (write) {
                new ResultsFile(root().resolve("benchmarks/RESULTS.md"))
                        .write(benchmark, rows, machine, today.toString());
            }
        }
        if (json) {
            out.println(document(machine, measured));
        }
        return CommandLine.ExitCode.OK;
    }

    private BenchmarkRun.FaultOptions faultOptions() {
        BenchmarkRun.FaultOptions options = new BenchmarkRun.FaultOptions(faults, soak, seed, trace, broken);
        if (!options.equals(BenchmarkRun.FaultOptions.none()) && (!name.equals(FAULTS) || write)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--faults, --soak, --seed, --trace and --broken go with the benchmark '" + FAULTS
                            + "', and not with --write");
        }
        if (faults.filter(count -> count < 1).isPresent()
                || soak.filter(minutes -> minutes < 1).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--faults and --soak must be at least 1");
        }
        return options;
    }

    private List<Benchmark> chosen() {
        if (name.equals(ALL)) {
            return BenchmarkRegistry.all();
        }
        Benchmark benchmark = BenchmarkRegistry.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no benchmark '" + name + "'; there are "
                                + BenchmarkRegistry.all().stream()
                                        .map(Benchmark::name)
                                        .collect(Collectors.joining(", "))
                                + " and all"));
        return List.of(benchmark);
    }

    private String document(MachineInfo machine, Map<String, List<ResultRow>> measured) throws JsonProcessingException {
        List<Map<String, Object>> rows = new ArrayList<>();
        measured.forEach((benchmark, ofBenchmark) -> ofBenchmark.forEach(row -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("benchmark", benchmark);
            fields.put("name", row.name());
            fields.put("value", row.value());
            fields.put("unit", row.unit());
            fields.put("reference", row.reference());
            fields.put("ratio", row.ratio());
            rows.add(fields);
        }));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine);
        document.put("quick", quick);
        document.put("rows", rows);
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document);
    }

    private static Optional<Path> dataFolder() {
        String folder = System.getenv("SCALPEL_DATA");
        Path data = folder == null || folder.isBlank() ? root().resolve("../shared/data") : Path.of(folder);
        return Files.isDirectory(data) ? Optional.of(data.normalize()) : Optional.empty();
    }

    private static Path root() {
        return Path.of(System.getProperty("scalpel.root", "")).toAbsolutePath();
    }
}
