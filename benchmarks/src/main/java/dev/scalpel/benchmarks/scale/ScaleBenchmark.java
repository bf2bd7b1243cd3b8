package dev.scalpel.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.LiveHeap;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.benchmarks.latency.AlwaysEnterModel;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.training.daily.TrainingProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long a minute of {@code ./scalpel run} takes with many symbols: retrieval of every bar, then execution by a model of
 * normal size for each, on paper, with a directory that is synced at every write. Then how long it takes to read the account and to
 * stop everything. The venue is a server on the same machine and in the same process, so that the peak memory includes it.
 */
public final class ScaleBenchmark implements Benchmark {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SLOWEST = "slowest minute";
    private static final String INFO = "get_account_info";
    private static final String STOP = "emergency_stop";

    /** How many symbols, and how many minutes of them, after half as many to warm up. */
    private record Size(int symbols, int minutes) {}

    private static final List<Size> SIZES =
            List.of(new Size(1, 60), new Size(10, 60), new Size(100, 20), new Size(1_000, 6));

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String question() {
        return "How long does a minute of the bot take with 1 to 1,000 symbols on one machine, and how much memory?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        List<ResultRow> rows = new ArrayList<>();
        Map<String, Double> ofOne = new LinkedHashMap<>();
        for (Size size : SIZES) {
            String who = size.symbols() + (size.symbols() == 1 ? " symbol, " : " symbols, ");
            run.log().println("scale: " + size.symbols());
            measured(run, run.quick() ? new Size(size.symbols(), 2) : size).forEach((what, figure) -> {
                ofOne.putIfAbsent(what, figure.value());
                rows.add(ResultRow.of(who + what, figure.value(), figure.unit(), "1 symbol, " + what, ofOne.get(what)));
            });
        }
        return rows;
    }

    private record Figure(double value, String unit) {}

    private static Map<String, Figure> measured(BenchmarkRun run, Size size) {
        List<Symbol> symbols = symbols(size.symbols());
        SettableClock clock = new SettableClock(START);
        BarSeries bars = market();
        List<Listing> listings =
                symbols.stream().map(symbol -> Listing.of(symbol, bars)).toList();
        try (TemporaryFolder folder = TemporaryFolder.of("scale");
                LocalExchange exchange = LocalExchange.start(clock, listings)) {
            // What is there before the first minute need not be synced file by file.
            prepare(new DirectoryStore(folder.path().resolve("store"), Durability.NONE), symbols, bars);
            DirectoryStore store = new DirectoryStore(folder.path().resolve("store"), Durability.FSYNC);
            FunctionContext here = FunctionContext.of(
                    SettingsReader.fromText("scale", yaml(symbols, exchange), Map.of())
                            .settings(),
                    store,
                    folder.path(),
                    clock,
                    "scale");
            LocalFunctions functions = LocalFunctions.of(here, here.logAndMailFailure(), TrainingProgress.SILENT);
            ProcessUse process = ProcessUse.begin();
            int warmUp = Math.max(1, size.minutes() / 2);
            double[] millis = new double[size.minutes()];
            double[] processor = new double[size.minutes()];
            for (int minute = -warmUp; minute < size.minutes(); minute++) {
                clock.setTo(START.plus(Duration.ofMinutes(minute + warmUp + 1L)).plusSeconds(2));
                double processorBefore = process.processorMillis();
                double retrieval = millis(functions, LocalFunctions.RETRIEVAL, "retrieve", size.symbols());
                double execution = millis(functions, LocalFunctions.EXECUTION, "scheduled_trading", size.symbols());
                double used = process.processorMillis() - processorBefore;
                run.log()
                        .printf(
                                Locale.ROOT,
                                "  minute: %.0f + %.0f ms, processor %.0f ms%n",
                                retrieval,
                                execution,
                                used);
                if (minute >= 0) {
                    millis[minute] = retrieval + execution;
                    processor[minute] = used;
                }
            }
            Arrays.sort(millis);
            Arrays.sort(processor);
            Map<String, Figure> figures = new LinkedHashMap<>();
            figures.put(SLOWEST, new Figure(millis[size.minutes() - 1], "ms"));
            figures.put("median minute", new Figure(millis[size.minutes() / 2], "ms"));
            figures.put("processor time of the median minute", new Figure(processor[size.minutes() / 2], "ms"));
            figures.put(INFO, new Figure(millis(functions, LocalFunctions.EXECUTION, INFO, size.symbols()), "ms"));
            figures.put(STOP, new Figure(millis(functions, LocalFunctions.EXECUTION, STOP, size.symbols()), "ms"));
            figures.put("live heap", new Figure(LiveHeap.megabytes(), "MB"));
            figures.put("peak heap", new Figure(process.heapMegabytes(), "MB"));
            figures.put("peak resident set of the process", new Figure(process.residentMegabytes(), "MB"));
            return figures;
        }
    }

    /** How long a call took that did its work for every symbol. */
    private static double millis(LocalFunctions functions, String function, String action, int symbols) {
        long began = System.nanoTime();
        JsonNode answer = functions.call(function, "{\"action\": \"" + action + "\"}", LIMIT);
        double millis = (System.nanoTime() - began) / 1e6;
        if (answer.path("symbols").size() != symbols || !answer.path("failures").isEmpty()) {
            throw new BenchmarkException(
                    action + " of " + symbols + " symbols failed: " + answer.path("failures") + answer.path("error"));
        }
        return millis;
    }

    /** A day of bars and a champion per symbol, as if the bot had been running. */
    private static void prepare(DirectoryStore store, List<Symbol> symbols, BarSeries bars) {
        StoredBars archive = new StoredBars(store);
        AlwaysEnterModel model = new AlwaysEnterModel();
        BarSeries known = bars.between(Long.MIN_VALUE, START.toEpochMilli());
        for (Symbol symbol : symbols) {
            archive.append(new InstrumentId("binance", symbol), known);
            model.promote(store, symbol, START);
        }
    }

    private static BarSeries market() {
        long first = Minutes.plus(START.toEpochMilli(), -2 * Minutes.PER_DAY);
        Symbol any = Symbol.parse("BTC/USDT");
        return SyntheticMarket.of(MarketSpec.of(List.of(any), first, 3, 7)).bars(any);
    }

    private static List<Symbol> symbols(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Symbol(number == 0 ? "BTC" : "S" + number, "USDT"))
                .toList();
    }

    private static String yaml(List<Symbol> symbols, LocalExchange exchange) {
        String share = String.format(Locale.ROOT, "%.4f", 0.9 / symbols.size());
        return symbols.stream()
                        .map(symbol -> symbol + ": " + share)
                        .collect(Collectors.joining(", ", "symbols: {", "}\n"))
                + "venueConnection: {address: \"" + exchange.uri() + "\"}\n";
    }
}
