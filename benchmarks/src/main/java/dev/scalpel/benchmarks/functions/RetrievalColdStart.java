package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import dev.scalpel.testkit.S3Server;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Retrieval from its zip. Each invocation stores one more minute of an exchange on this machine. */
final class RetrievalColdStart implements ColdVariant, AutoCloseable {

    static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int WARM_CALLS = 20;

    private final PackagedFunction function;
    private final Path log;
    private final SettableClock clock = new SettableClock(START);
    private final S3Server s3;
    private final String bucket;
    private final LocalExchange exchange;

    RetrievalColdStart(PackagedFunction function, S3Server s3, Path log) {
        this.function = function;
        this.s3 = s3;
        this.log = log;
        bucket = s3.newBucket();
        long from = Minutes.plus(START.toEpochMilli(), -Minutes.PER_DAY);
        Map<Symbol, BarSeries> bars = SyntheticMarket.generate(
                MarketSpec.of(List.of(Symbol.parse("BTC/USDT"), Symbol.parse("ETH/USDT")), from, 3, 1));
        exchange = LocalExchange.start(
                clock,
                bars.entrySet().stream()
                        .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                        .toList());
    }

    @Override
    public String name() {
        return "data-retrieval";
    }

    @Override
    public String firstCall() {
        return "first invocation: one bar stored";
    }

    @Override
    public ColdStart start() {
        Map<String, String> environment = new HashMap<>(StoreEnvironment.of(s3.endpoint(), bucket));
        environment.put("LAMBDA_TASK_ROOT", function.folder().toString());
        environment.put("SCALPEL_VENUE_CONNECTION_ADDRESS", exchange.uri().toString());
        Instant started = Instant.now();
        try (LambdaRuntimeApi api = new LambdaRuntimeApi();
                FunctionProcess process = FunctionProcess.start(
                        api,
                        "dev.scalpel.retrieval.RetrievalHandler::handleRequest",
                        function.classPath(),
                        JVM,
                        environment,
                        log)) {
            double first = minute(api);
            double poll = Duration.between(started, api.firstPoll()).toNanos() / 1e6;
            List<Double> warm = new ArrayList<>();
            for (int call = 0; call < WARM_CALLS; call++) {
                warm.add(minute(api));
            }
            if (!process.isAlive()) {
                throw new BenchmarkException("the function ended: " + process.printed());
            }
            return new ColdStart(poll, first, warm);
        }
    }

    /** One more minute of the market, and the invocation that stores it. */
    private double minute(LambdaRuntimeApi api) {
        clock.advance(Duration.ofMinutes(1));
        long started = System.nanoTime();
        LambdaRuntimeApi.Answer answer = api.invoke("{}", LIMIT);
        if (answer.failed() || !answer.body().contains("\"failures\":[]")) {
            throw new BenchmarkException("the function failed: " + answer.body());
        }
        return (System.nanoTime() - started) / 1e6;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
