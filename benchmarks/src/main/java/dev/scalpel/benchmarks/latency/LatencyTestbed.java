package dev.scalpel.benchmarks.latency;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.latency.TimingProxy.Seen;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The peers of the function for some symbols: exchange, secrets, a store with bars and champions. Real time passes. */
final class LatencyTestbed implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Symbol REFERENCE = Symbol.parse("BTC/USDT");
    private static final double MIN_SHARE = 0.9;
    private static final String ORDER = "POST /api/v3/order";
    private static final String HANDLER = "dev.scalpel.execution.ExecutionHandler::handleRequest";

    private final List<Symbol> symbols;
    private final Path folder;
    private final ObjectStore store;
    private final LocalExchange exchange;
    private final TimingProxy relay;
    private final SecretsManagerServer secrets;
    private final String classPath;

    /**
     * One invocation that enters with every symbol.
     *
     * @param lastOrder from the invocation to the last entry on the wire
     * @param venueBefore the exchange's part of that
     * @param answer from the invocation to its answer
     */
    record Timed(double lastOrder, double venueBefore, double answer) {

        double ours() {
            return lastOrder - venueBefore;
        }
    }

    LatencyTestbed(int count, Path folder) {
        this.folder = folder;
        classPath = JarClassPath.in(folder);
        symbols = symbols(count);
        store = new DirectoryStore(folder.resolve("store"), Durability.NONE);
        Instant now = Clock.systemUTC().instant();
        Map<Symbol, BarSeries> bars = bars(now);
        exchange = LocalExchange.start(0, Clock.systemUTC(), listings(bars), ApiKey.rehearsal());
        exchange.deposit("USDT", new BigDecimal("1000000"));
        exchange.setCommission(Commission.of("0"));
        relay = new TimingProxy(exchange.uri());
        secrets = new SecretsManagerServer(
                exchange.apiKey().key(), exchange.apiKey().secret());
        StoredBars archive = new StoredBars(store);
        AlwaysEnterModel model = new AlwaysEnterModel();
        bars.forEach((symbol, series) -> archive.append(new InstrumentId("binance", symbol), series));
        symbols.forEach(symbol -> model.promote(store, symbol, now));
    }

    FunctionProcess start(LambdaRuntimeApi api, List<String> jvm) {
        return FunctionProcess.start(api, HANDLER, classPath, jvm, environment(), folder.resolve("log"));
    }

    /** Archives the classes of a start and an invocation, as the build of the image does. */
    Path archiveClasses(List<String> jvm) {
        Path archive = folder.resolve("classes.jsa");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(
                List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", classPath, ExecutionArchiveRun.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("archive.log").toFile());
        builder.environment().putAll(environment());
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "test",
                        "AWS_REGION",
                        "eu-central-1",
                        "AWS_ACCESS_KEY_ID",
                        "test",
                        "AWS_SECRET_ACCESS_KEY",
                        "test"));
        try {
            Process process = builder.start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || !Files.exists(archive)) {
                throw new BenchmarkException("no archive was made: " + Files.readString(folder.resolve("archive.log")));
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
    }

    /** An invocation in which every symbol is new, so that every one enters. */
    Timed enter(LambdaRuntimeApi api) {
        symbols.forEach(symbol -> store.delete(StoreKeys.state(new InstrumentId("binance", symbol))));
        store.delete(StoreKeys.ACCOUNT);
        relay.take();
        long began = System.nanoTime();
        String answer = invoke(api, "{}");
        long ended = System.nanoTime();
        int open = answer.split("\"position\":\"LONG", -1).length - 1;
        List<Seen> seen = relay.take();
        List<Seen> orders =
                seen.stream().filter(each -> each.route().equals(ORDER)).toList();
        // Of a hundred, a limit may prevent one.
        if (open < MIN_SHARE * symbols.size() || orders.isEmpty()) {
            throw new BenchmarkException(
                    open + " of " + symbols.size() + " symbols were entered, " + orders.size() + " orders: " + answer);
        }
        long last = orders.stream().mapToLong(Seen::cameNanos).max().orElseThrow();
        return new Timed(millis(last - began), millis(busyUntil(seen, last)), millis(ended - began));
    }

    /** How long of the time until then at least one request was at the exchange. */
    private static long busyUntil(List<Seen> seen, long until) {
        long busy = 0;
        long counted = Long.MIN_VALUE;
        List<Seen> inOrder = seen.stream()
                .filter(each -> each.cameNanos() < until)
                .sorted(Comparator.comparingLong(Seen::cameNanos))
                .toList();
        for (Seen each : inOrder) {
            long end = Math.min(until, each.cameNanos() + each.tookNanos());
            busy += Math.max(0, end - Math.max(counted, each.cameNanos()));
            counted = Math.max(counted, end);
        }
        return busy;
    }

    /** Sells everything, so that no orders accumulate. */
    void clear(LambdaRuntimeApi api) {
        invoke(api, "{\"action\":\"emergency_stop\"}");
        invoke(api, "{\"action\":\"resume\"}");
    }

    private String invoke(LambdaRuntimeApi api, String event) {
        LambdaRuntimeApi.Answer answer = api.invoke(event, LIMIT);
        if (answer.failed() || !answer.body().contains("\"failures\":[]")) {
            throw new BenchmarkException("the function failed: " + answer.body());
        }
        return answer.body();
    }

    private Map<String, String> environment() {
        BigDecimal share = new BigDecimal("0.9").divide(BigDecimal.valueOf(symbols.size()), 6, RoundingMode.DOWN);
        Map<String, String> environment = new HashMap<>();
        environment.put("LAMBDA_TASK_ROOT", folder.toString());
        environment.put("SCALPEL_STORE_DIRECTORY", folder.resolve("store").toString());
        environment.put("SCALPEL_STORE_DURABILITY", "none");
        environment.put("SCALPEL_MODE", "testnet");
        environment.put("SCALPEL_VENUE_CONNECTION_ADDRESS", relay.uri().toString());
        environment.put("SCALPEL_COSTS_FEE_BP", "0");
        environment.put("SCALPEL_COSTS_SLIPPAGE_BP", "0");
        environment.put("SCALPEL_LIMITS_STALE_BAR_SECONDS", "3600");
        environment.put("SCALPEL_LIMITS_MAX_PRICE_MOVE_BP", "1000");
        environment.put("SCALPEL_LIMITS_COOLDOWN_MINUTES", "0");
        environment.put("SCALPEL_LIMITS_MAX_CONSECUTIVE_LOSSES", "1000");
        environment.put(
                "SCALPEL_SYMBOLS",
                symbols.stream()
                        .map(symbol -> symbol + "=" + share.toPlainString())
                        .collect(Collectors.joining(",")));
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint());
        return environment;
    }

    private static List<Symbol> symbols(int count) {
        List<Symbol> symbols = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            symbols.add(Symbol.parse("COIN" + i + "/USDT"));
        }
        return symbols;
    }

    /** Two days before now, for the features, and one after, while it is measured. */
    private Map<Symbol, BarSeries> bars(Instant now) {
        List<Symbol> all = new ArrayList<>(List.of(REFERENCE));
        all.addAll(symbols);
        long begin = Minutes.plus(Minutes.floor(now), -2 * Minutes.PER_DAY);
        return SyntheticMarket.generate(MarketSpec.of(all, begin, 3, 1));
    }

    private static List<Listing> listings(Map<Symbol, BarSeries> bars) {
        return bars.entrySet().stream()
                .map(pair ->
                        new Listing(pair.getKey(), pair.getValue(), Filters.of("0.0001", "0.00001"), BigDecimal.ZERO))
                .toList();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    @Override
    public void close() {
        relay.close();
        secrets.close();
        exchange.close();
    }
}
