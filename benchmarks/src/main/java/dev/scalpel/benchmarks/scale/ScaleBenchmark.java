package dev.scalpel.benchmarks.scale;

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
 * normal size for each, on paper, with a directory that is synced at every write.
 */
public final class ScaleBenchmark implements Benchmark {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int[] COUNTS = {1, 10, 50};
    private static final int WARM_UP = 10;
    private static final String REFERENCE = "1 symbol, slowest minute";

    private record Measured(double slowest, double median, double heapMb) {}

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String question() {
        return "How long does a minute of the bot take with 1, 10 and 50 symbols on one machine?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        Map<Integer, Measured> measured = new LinkedHashMap<>();
        for (int count : COUNTS) {
            run.log().println("scale: " + count + " symbols");
            measured.put(count, minutes(count, run.quick() ? 10 : 60));
        }
        Measured one = measured.get(1);
        if (one == null) {
            throw new BenchmarkException("one symbol is the reference and must be measured");
        }
        List<ResultRow> rows = new ArrayList<>();
        measured.forEach((count, times) -> {
            String who = count + (count == 1 ? " symbol, " : " symbols, ");
            rows.add(ResultRow.of(who + "slowest minute", times.slowest(), "ms", REFERENCE, one.slowest()));
            rows.add(
                    ResultRow.of(who + "median minute", times.median(), "ms", "1 symbol, median minute", one.median()));
            rows.add(ResultRow.of(who + "live heap", times.heapMb(), "MB", "1 symbol, live heap", one.heapMb()));
        });
        return rows;
    }

    private static Measured minutes(int count, int minutes) {
        List<Symbol> symbols = symbols(count);
        SettableClock clock = new SettableClock(START);
        BarSeries bars = market();
        List<Listing> listings =
                symbols.stream().map(symbol -> Listing.of(symbol, bars)).toList();
        try (TemporaryFolder folder = TemporaryFolder.of("scale");
                LocalExchange exchange = LocalExchange.start(clock, listings)) {
            DirectoryStore store = new DirectoryStore(folder.path().resolve("store"), Durability.FSYNC);
            prepare(store, symbols, bars);
            FunctionContext here = FunctionContext.of(
                    SettingsReader.fromText("scale", yaml(symbols, exchange), Map.of())
                            .settings(),
                    store,
                    folder.path(),
                    clock,
                    "scale");
            LocalFunctions functions = LocalFunctions.of(here, here.logAndMailFailure(), TrainingProgress.SILENT);
            double[] millis = new double[minutes];
            for (int minute = -WARM_UP; minute < minutes; minute++) {
                clock.setTo(
                        START.plus(Duration.ofMinutes(minute + WARM_UP + 1L)).plusSeconds(2));
                long began = System.nanoTime();
                functions.call(LocalFunctions.RETRIEVAL, "{}", LIMIT);
                functions.call(LocalFunctions.EXECUTION, "{}", LIMIT);
                if (minute >= 0) {
                    millis[minute] = (System.nanoTime() - began) / 1e6;
                }
            }
            Arrays.sort(millis);
            return new Measured(millis[minutes - 1], millis[minutes / 2], LiveHeap.megabytes());
        }
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
