package dev.scalpel.benchmarks.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.FileKeys;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.Scope;
import dev.scalpel.api.server.ApiServer;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.latency.TimingProxy;
import dev.scalpel.benchmarks.latency.TimingProxy.Seen;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.api.LocalApi;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.running.SignalRuns;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.training.daily.TrainingProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * From a stop on the socket of the API to its order on the wire, as in {@code ./scalpel run}: receipt, store on the disk, the run that it
 * starts, live broker. The exchange is one on this machine, whose own time is measured separately. Real time passes.
 */
final class StopToOrder implements AutoCloseable {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final String ORDER = "POST /api/v3/order";
    private static final String EXECUTE = "{\"action\":\"execute_signals\"}";
    private static final Duration LIMIT = Duration.ofSeconds(50);
    private static final int STOPS = 40;
    private static final int QUICK = 3;
    /** All signals together are as many as a key may send at once. */
    private static final int WARM_UP = 10;

    private static final double GOAL_MILLIS = 60;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Clock clock = Clock.systemUTC();
    private final LocalExchange exchange;
    private final TimingProxy relay;
    private final LocalFunctions functions;
    private final SignalRuns runs;
    private final ApiServer server;
    private final AlertSender sender;

    /**
     * @param order until the order was on the wire
     * @param venue the exchange's part of that
     */
    private record Timed(double order, double venue) {}

    private StopToOrder(Path home, PrintStream log) {
        long begin = Minutes.plus(Minutes.floor(clock.instant()), -Minutes.PER_DAY);
        Map<Symbol, BarSeries> bars = SyntheticMarket.generate(MarketSpec.of(List.of(BTC), begin, 2, 1));
        exchange = LocalExchange.start(clock, List.of(Listing.of(BTC, Objects.requireNonNull(bars.get(BTC)))));
        exchange.deposit("USDT", new BigDecimal("10000"));
        exchange.setCommission(Commission.of("0"));
        relay = new TimingProxy(exchange.uri());
        writeHome(home);
        FunctionContext context = FunctionContext.of(home, Map.of(), clock, "webhook");
        functions = LocalFunctions.of(
                context,
                Map.of(
                        "SCALPEL_API_KEY", exchange.apiKey().key(),
                        "SCALPEL_API_SECRET", exchange.apiKey().secret()),
                (function, action, failure) -> log.println("webhook: " + failure.getMessage()),
                TrainingProgress.SILENT,
                clock);
        runs = new SignalRuns(portfolio -> execute());
        server = ApiServer.open(0, LocalApi.create(context, home, functions, runs), false);
        sender = new AlertSender(server.uri().resolve("/signals/crypto"), clock.instant());
    }

    static List<ResultRow> measure(BenchmarkRun run, Path home) {
        int count = run.quick() ? QUICK : STOPS;
        List<Timed> timed = new ArrayList<>();
        try (StopToOrder bot = new StopToOrder(home, run.log())) {
            run.log().println("webhook: measuring " + count + " stops");
            for (int i = -(run.quick() ? 1 : WARM_UP); i < count; i++) {
                bot.signal("buy", "");
                Timed one = bot.signal("sell", "stop");
                if (i >= 0) {
                    timed.add(one);
                }
            }
        }
        return List.of(
                row("median", middle(timed.stream().map(Timed::order).toList())),
                row(
                        "slowest of " + count,
                        timed.stream().mapToDouble(Timed::order).max().orElseThrow()),
                row(
                        "of the median the exchange's own time",
                        middle(timed.stream().map(Timed::venue).toList())));
    }

    private static ResultRow row(String what, double millis) {
        return ResultRow.of("from a stop to its order on the wire, " + what, millis, "ms", "goal", GOAL_MILLIS);
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Sends a signal, waits for its order, and lets the portfolio come to rest. */
    private Timed signal(String action, String comment) {
        relay.take();
        Instant time = clock.instant();
        long began = System.nanoTime();
        sender.send("{\"key\":\"" + AlertSender.KEY + "\",\"time\":\"" + time + "\",\"ticker\":\"BTCUSDT\","
                + "\"order_action\":\"" + action + "\",\"order_comment\":\"" + comment + "\"}");
        List<Seen> seen = new ArrayList<>();
        Optional<Seen> order = Optional.empty();
        while (order.isEmpty()) {
            if (System.nanoTime() - began > LIMIT.toNanos()) {
                throw new BenchmarkException("no order after a signal to " + action + ": " + execute());
            }
            rest();
            seen.addAll(relay.take());
            order = seen.stream().filter(each -> each.route().equals(ORDER)).findFirst();
        }
        long sent = order.get().cameNanos();
        double venue = seen.stream()
                .filter(each -> each.cameNanos() >= began && each.cameNanos() < sent)
                .mapToLong(Seen::tookNanos)
                .sum();
        execute();
        return new Timed((sent - began) / NANOS_PER_MILLI, venue / NANOS_PER_MILLI);
    }

    private JsonNode execute() {
        return functions.call(LocalFunctions.EXECUTION, EXECUTE, LIMIT);
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", stopped);
        }
    }

    private void writeHome(Path home) {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("scalpel.yaml"), """
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
                          btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.5}
                    api: {enabled: true}
                    """.formatted(relay.uri()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        new FileKeys(home)
                .write(new KeyRing(
                        List.of(ApiKey.of("signals", Scope.signalsTo("crypto"), AlertSender.KEY, clock.instant()))));
    }

    @Override
    public void close() {
        server.close();
        try {
            runs.stop(LIMIT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        relay.close();
        exchange.close();
    }
}
