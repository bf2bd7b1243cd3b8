package dev.scalpel.benchmarks;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.MachineInfo;
import dev.scalpel.benchmarks.harness.MarkdownTable;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.ResultsDocument;
import dev.scalpel.benchmarks.harness.ResultsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Option(
            names = "--json",
            description = "print one JSON document on standard output, everything else on standard error")
    private boolean json;

    @Option(names = "--quick", description = "few iterations: a smoke test, not for quoting")
    private boolean quick;

    @Option(
            names = "--write",
            description = "write the tables to benchmarks/RESULTS.md, and those of cost to measured.json")
    private boolean write;

    @Mixin
    private final FaultArguments faultArguments = new FaultArguments();

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
        BenchmarkRun run = new BenchmarkRun(quick, dataFolder(), err, stamp, faultArguments.options(spec, name, write));
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
            out.println(new ResultsDocument(machine, quick, measured).json());
        }
        return CommandLine.ExitCode.OK;
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

    private static Optional<Path> dataFolder() {
        String named = System.getenv("SCALPEL_DATA");
        Path folder = named == null || named.isBlank() ? root().resolve("../shared/data") : Path.of(named);
        return Files.isDirectory(folder) ? Optional.of(folder.normalize()) : Optional.empty();
    }

    private static Path root() {
        return Path.of(System.getProperty("scalpel.root", "")).toAbsolutePath();
    }
}
