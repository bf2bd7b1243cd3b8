package dev.scalpel.benchmarks;

import dev.scalpel.benchmarks.harness.BenchmarkRun;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of the fault storm. */
final class FaultArguments {

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

    /** @param allowed whether only the fault storm is run */
    BenchmarkRun.FaultOptions options(CommandSpec spec, boolean allowed) {
        BenchmarkRun.FaultOptions options = new BenchmarkRun.FaultOptions(faults, soak, seed, trace, broken);
        if (!options.equals(BenchmarkRun.FaultOptions.none()) && !allowed) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--faults, --soak, --seed, --trace and --broken go with the benchmark 'faults', and not with --write");
        }
        if (faults.filter(count -> count < 1).isPresent()
                || soak.filter(minutes -> minutes < 1).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--faults and --soak must be at least 1");
        }
        return options;
    }
}
