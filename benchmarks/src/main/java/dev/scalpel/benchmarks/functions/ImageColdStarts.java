package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.functions.ColdVariant.ColdStart;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.samples.SampleModel;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.s3.S3Store;
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

/** Execution, training and monitoring from their images by the start script, on two days of bars in the S3 stand-in. */
final class ImageColdStarts implements AutoCloseable {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int WARM_CALLS = 10;
    private static final String REPORT = "{\"action\": \"report\"}";

    private final S3Server s3;
    private final String bucket;
    private final S3Store store;
    private final Path log;

    ImageColdStarts(S3Server s3, Path log) {
        this.s3 = s3;
        this.log = log;
        bucket = s3.newBucket();
        store = StoreEnvironment.store(s3, bucket);
        SampleModel.put(store, ETH_ID, FeatureSet.standard(FeatureVariant.FULL), Instant.now());
    }

    /** @param suffix of the names, such as {@code , archive} */
    ColdVariant execution(ImageFolder image, String suffix) {
        return new Variant(
                image,
                "execution" + suffix,
                "dev.scalpel.execution.ExecutionHandler",
                "{}",
                "{\"action\": \"analyze\"}");
    }

    ColdVariant training(ImageFolder image, String suffix) {
        return new Variant(
                image, "training (too few bars)" + suffix, "dev.scalpel.training.TrainingHandler", "{}", "{}");
    }

    ColdVariant monitoring(ImageFolder image, String suffix) {
        return new Variant(
                image, "monitoring (a report)" + suffix, "dev.scalpel.monitoring.MonitoringHandler", REPORT, REPORT);
    }

    /** A new process gets the first event once, then the warm event again and again. */
    private final class Variant implements ColdVariant {

        private final ImageFolder image;
        private final String name;
        private final String handler;
        private final String firstEvent;
        private final String warmEvent;

        Variant(ImageFolder image, String name, String handler, String firstEvent, String warmEvent) {
            this.image = image;
            this.name = name;
            this.handler = handler;
            this.firstEvent = firstEvent;
            this.warmEvent = warmEvent;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String firstCall() {
            return "first invocation";
        }

        @Override
        public ColdStart start() {
            storeBars();
            Instant started = Instant.now();
            try (LambdaRuntimeApi api = new LambdaRuntimeApi();
                    FunctionProcess process = image.start(api, handler, environment(), log)) {
                double poll = Duration.between(started, api.firstPoll()).toNanos() / 1e6;
                double first = call(api, firstEvent);
                List<Double> warm = new ArrayList<>();
                for (int call = 0; call < WARM_CALLS; call++) {
                    warm.add(call(api, warmEvent));
                }
                if (!process.isAlive()) {
                    throw new BenchmarkException("the function ended: " + process.printed());
                }
                return new ColdStart(poll, first, warm);
            }
        }
    }

    private static double call(LambdaRuntimeApi api, String event) {
        long started = System.nanoTime();
        LambdaRuntimeApi.Answer answer = api.invoke(event, LIMIT);
        if (answer.failed() || answer.body().contains("\"error\"")) {
            throw new BenchmarkException("the function failed: " + answer.body());
        }
        return (System.nanoTime() - started) / 1e6;
    }

    /** Up to this minute: the functions read the wall clock. */
    private void storeBars() {
        long end = Minutes.floor(Instant.now());
        StoredBars bars = new StoredBars(store);
        SyntheticMarket.generate(MarketSpec.of(List.of(BTC, ETH), Minutes.plus(end, -2 * Minutes.PER_DAY), 2, 1))
                .forEach((symbol, series) -> bars.append(new InstrumentId("binance", symbol), series));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(StoreEnvironment.of(s3.endpoint(), bucket));
        environment.put("SCALPEL_SYMBOLS", "ETH/USDT");
        environment.put("SCALPEL_LIMITS_STALE_BAR_SECONDS", "3600");
        return environment;
    }

    @Override
    public void close() {
        store.close();
    }
}
