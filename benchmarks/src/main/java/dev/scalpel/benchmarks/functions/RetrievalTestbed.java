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
import java.util.List;
import java.util.Map;

/** Retrieval in processes of its own, with its peers on this machine and the one clock that the venue reads. */
final class RetrievalTestbed implements AutoCloseable {

    private static final int WARM_CALLS = 20;
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final S3Server s3 = new S3Server().start();
    private final LocalExchange exchange;
    private final String bucket = s3.newBucket();
    private final List<String> jvm;
    private final Duration limit;

    RetrievalTestbed(List<String> jvm, Duration limit) {
        this.jvm = jvm;
        this.limit = limit;
        Symbol btc = Symbol.parse("BTC/USDT");
        Symbol eth = Symbol.parse("ETH/USDT");
        long from = Minutes.plus(START.toEpochMilli(), -Minutes.PER_DAY);
        Map<Symbol, BarSeries> bars = SyntheticMarket.generate(MarketSpec.of(List.of(btc, eth), from, 3, 1));
        exchange = LocalExchange.start(
                clock,
                bars.entrySet().stream()
                        .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                        .toList());
    }

    void start(PackagedFunction function, Path log, List<Double> init, List<Double> first, List<Double> warm) {
        try (LambdaRuntimeApi api = new LambdaRuntimeApi()) {
            boolean historyIsStored = !init.isEmpty();
            Instant started = Instant.now();
            try (FunctionProcess process = FunctionProcess.start(
                    api,
                    "dev.scalpel.retrieval.RetrievalHandler::handleRequest",
                    function.classPath(),
                    jvm,
                    environment(function),
                    log)) {
                double firstMillis = minute(api);
                init.add(Duration.between(started, api.firstPoll()).toNanos() / 1e6);
                // The very first process of all fetches a day of history: its first call is another work.
                first.add(historyIsStored ? firstMillis : minute(api));
                for (int call = 0; call < WARM_CALLS; call++) {
                    warm.add(minute(api));
                }
                if (!process.isAlive()) {
                    throw new BenchmarkException("the function ended: " + process.printed());
                }
            }
        }
    }

    /** One more minute of the market, and one invocation that stores it. */
    private double minute(LambdaRuntimeApi api) {
        clock.advance(Duration.ofMinutes(1));
        long started = System.nanoTime();
        LambdaRuntimeApi.Answer answer = api.invoke("{}", limit);
        if (answer.failed() || !answer.body().contains("\"failures\":[]")) {
            throw new BenchmarkException("the function failed: " + answer.body());
        }
        return (System.nanoTime() - started) / 1e6;
    }

    private Map<String, String> environment(PackagedFunction function) {
        return Map.of(
                "LAMBDA_TASK_ROOT",
                function.folder().toString(),
                "SCALPEL_STORE_KIND",
                "s3",
                "SCALPEL_STORE_BUCKET",
                bucket,
                "SCALPEL_STORE_REGION",
                "eu-central-1",
                "SCALPEL_STORE_ENDPOINT",
                s3.endpoint().toString(),
                "SCALPEL_VENUE_CONNECTION_ADDRESS",
                exchange.uri().toString());
    }

    @Override
    public void close() {
        exchange.close();
        s3.close();
    }
}
