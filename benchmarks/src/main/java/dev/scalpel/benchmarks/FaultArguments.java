package dev.scalpel.benchmarks;

import dev.scalpel.benchmarks.faults.venues.ModelVenues;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of the fault storms. */
final class FaultArguments {

    private static final String SPOT = "faults";
    private static final String PERPETUAL = "perpetual-faults";
    private static final String PORTFOLIO = "portfolio-faults";

    @Option(
            names = "--faults",
            paramLabel = "N",
            description = "minimum number, instead of 100,000 of faults, and 20,000 of the others")
    private Optional<Integer> faults = Optional.empty();

    @Option(names = "--soak", paramLabel = "MINUTES", description = "faults: run storms for this time")
    private Optional<Integer> soak = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "faults: replay this storm; perpetual-faults, portfolio-faults: begin with it")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--trace", paramLabel = "MINUTE", description = "with --seed: print every call of this minute")
    private Optional<Integer> trace = Optional.empty();

    @Option(
            names = "--broken",
            paramLabel = "VARIANT",
            description = "faults: an engine broken on purpose, or 'all'; how soon the storm detects it")
    private Optional<String> broken = Optional.empty();

    @Option(
            names = "--venue",
            paramLabel = "VENUE",
            description = "faults: binance, bybit, coinbase or gemini (default: binance), or one of perpetual-faults;"
                    + " perpetual-faults: binance-usdm, bybit-linear, oanda or sample, instead of all")
    private Optional<String> venue = Optional.empty();

    @Option(
            names = "--market",
            paramLabel = "MARKET",
            description =
                    "portfolio-faults: paper, spot, usdm, linear, gemini, bybit, coinbase, oanda or tradovate, instead of all")
    private Optional<String> market = Optional.empty();

    /**
     * @param benchmark what is run
     * @param write whether its figures are published
     */
    BenchmarkRun.FaultOptions options(CommandSpec spec, String benchmark, boolean write) {
        BenchmarkRun.FaultOptions options =
                new BenchmarkRun.FaultOptions(faults, soak, seed, trace, broken, venue, market);
        if (benchmark.equals(SPOT) || benchmark.equals(PERPETUAL)) {
            venue.flatMap(ModelVenues::refusal).ifPresent(reason -> {
                throw new ParameterException(spec.commandLine(), reason);
            });
        }
        boolean any = !options.equals(BenchmarkRun.FaultOptions.none());
        boolean onlyOfSpot = soak.isPresent() || broken.isPresent();
        boolean allowed =
                switch (benchmark) {
                    case SPOT ->
                        market.isEmpty()
                                && venue.map(name -> broken.isEmpty() && (ModelVenues.isSpot(name) || soak.isEmpty()))
                                        .orElse(true);
                    case PERPETUAL ->
                        !onlyOfSpot
                                && market.isEmpty()
                                && venue.map(ModelVenues::isOnMargin).orElse(true);
                    case PORTFOLIO -> !onlyOfSpot && venue.isEmpty();
                    default -> false;
                };
        if (any && (write || !allowed)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--faults, --seed and --trace go with the benchmarks 'faults', 'perpetual-faults' and 'portfolio-faults',"
                            + " --soak and --broken with 'faults', --venue with 'faults' (without --broken; without --soak where the venue has margin) and, where it has"
                            + " margin, 'perpetual-faults', --market with 'portfolio-faults', and none with --write");
        }
        if (faults.filter(count -> count < 1).isPresent()
                || soak.filter(minutes -> minutes < 1).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--faults and --soak must be at least 1");
        }
        return options;
    }
}
