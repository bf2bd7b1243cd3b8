package dev.scalpel.benchmarks.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.benchmarks.latency.TimingProxy;
import dev.scalpel.benchmarks.latency.TimingProxy.Seen;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.training.daily.TrainingProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Signals of twenty strategies in one slot, from the call of execution to their last order on the wire: the store on the disk, the
 * real function and adapter, and an exchange on this machine. Real time passes.
 */
final class SlotToOrders implements AutoCloseable {

    private static final int STRATEGIES = 20;
    private static final int SLOTS = 15;
    private static final int QUICK = 2;
    private static final int WARM_UP = 6;
    private static final String ORDER = "POST /api/v3/order";
    private static final Duration LIMIT = Duration.ofSeconds(50);
    private static final double GOAL_MILLIS = 200;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Clock clock = Clock.systemUTC();
    private final LocalExchange exchange;
    private final TimingProxy relay;
    private final LocalFunctions functions;
    private final StoreSignalBox box;

    private SlotToOrders(Path home, BenchmarkRun run) {
        long begin = Minutes.plus(Minutes.floor(clock.instant()), -Minutes.PER_DAY);
        List<Symbol> symbols = IntStream.range(0, STRATEGIES)
                .mapToObj(number -> Symbol.parse("C" + number + "X/USDT"))
                .toList();
        Map<Symbol, BarSeries> bars = SyntheticMarket.generate(MarketSpec.of(symbols, begin, 2, 1));
        exchange = LocalExchange.start(
                clock,
                symbols.stream()
                        .map(symbol -> Listing.of(symbol, Objects.requireNonNull(bars.get(symbol))))
                        .toList());
        exchange.deposit("USDT", new BigDecimal("100000"));
        exchange.setCommission(Commission.of("0"));
        relay = new TimingProxy(exchange.uri());
        write(home, symbols);
        FunctionContext context = FunctionContext.of(home, Map.of(), clock, "portfolio");
        functions = LocalFunctions.of(
                context,
                Map.of(
                        "SCALPEL_API_KEY", exchange.apiKey().key(),
                        "SCALPEL_API_SECRET", exchange.apiKey().secret()),
                (function, action, failure) -> run.log().println("portfolio: " + failure.getMessage()),
                TrainingProgress.SILENT,
                clock);
        box = new StoreSignalBox(context.store(), clock);
    }

    static List<ResultRow> measure(BenchmarkRun run) {
        int count = run.quick() ? QUICK : SLOTS;
        List<Double> entries = new ArrayList<>();
        List<Double> closes = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.of("portfolio");
                SlotToOrders bot = new SlotToOrders(folder.path().resolve("home"), run)) {
            run.log().println("portfolio: measuring " + count + " slots of " + STRATEGIES + " strategies");
            bot.execute();
            for (int i = -(run.quick() ? 1 : WARM_UP); i < count; i++) {
                double entry = bot.slot(TargetState.LONG);
                double close = bot.slot(TargetState.FLAT);
                if (i >= 0) {
                    entries.add(entry);
                    closes.add(close);
                }
            }
        }
        return List.of(
                row("entries, median", middle(entries)),
                row(
                        "entries, slowest",
                        entries.stream().max(Comparator.naturalOrder()).orElseThrow()),
                row("closes, median", middle(closes)),
                row(
                        "closes, slowest",
                        closes.stream().max(Comparator.naturalOrder()).orElseThrow()));
    }

    private static ResultRow row(String what, double millis) {
        return ResultRow.of(
                "last of " + STRATEGIES + " orders on the wire, " + what, millis, "ms", "goal", GOAL_MILLIS);
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** From the call of execution to the last order that it sends. */
    private double slot(TargetState target) {
        Instant time = clock.instant();
        for (int number = 0; number < STRATEGIES; number++) {
            String strategy = "s" + number;
            box.put(new Signal(
                    Signal.idOf("crypto", strategy, target, Signal.Kind.ORDER, time, Optional.empty(), ""),
                    "crypto",
                    strategy,
                    target,
                    Signal.Kind.ORDER,
                    time,
                    time,
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "benchmark",
                    "0".repeat(64)));
        }
        relay.take();
        long began = System.nanoTime();
        JsonNode answer = execute();
        List<Seen> orders =
                relay.take().stream().filter(each -> each.route().equals(ORDER)).toList();
        if (orders.size() < STRATEGIES) {
            throw new BenchmarkException(
                    "a slot must send an order for each of its strategies: " + orders.size() + " of " + answer);
        }
        execute();
        return (orders.stream().mapToLong(Seen::cameNanos).max().orElseThrow() - began) / NANOS_PER_MILLI;
    }

    private JsonNode execute() {
        return functions.call(LocalFunctions.EXECUTION, "{\"action\":\"execute_signals\"}", LIMIT);
    }

    private void write(Path home, List<Symbol> symbols) {
        StringBuilder yaml = new StringBuilder("""
                mode: paper
                model: {trading: false}
                costs: {feeBp: 0, slippageBp: 0}
                venueConnection: {address: "%s"}
                limits: {maxConsecutiveLosses: 1000, dailyLossShare: 1, drawdownShare: 1}
                portfolios:
                  crypto:
                    mode: testnet
                    quote: USDT
                    timeframe: immediate
                    strategies:
                """.formatted(relay.uri()));
        for (int number = 0; number < STRATEGIES; number++) {
            String symbol = symbols.get(number).toString();
            yaml.append("      s" + number + ": {ticker: " + symbol.replace("/", "") + ", instrument: " + symbol
                    + ", share: 0.04}\n");
        }
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("scalpel.yaml"), yaml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        relay.close();
        exchange.close();
    }
}
