package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.functions.UsageMeter.Metered;
import dev.scalpel.benchmarks.functions.UsageMeter.Running;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.latency.SecretsManagerServer;
import dev.scalpel.benchmarks.latency.TimingProxy;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.cost.CallUsage;
import dev.scalpel.research.samples.SampleModel;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.S3Server;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Retrieval from its zip and execution from its image's folder, minute after minute, with orders at an exchange on this
 * machine: each symbol has a model that enters whenever it may.
 */
final class MinuteCalls implements AutoCloseable {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    /** After a stop; chosen so that a position is open about half of the time. */
    private static final String COOL_DOWN_MINUTES = "60";

    /** As the stack starts the zip. */
    private static final List<String> JVM_OF_RETRIEVAL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx400m",
            "-Dsun.net.http.retryPost=false",
            "-Duser.timezone=UTC");

    private final PackagedFunction zip;
    private final FileClockImage image;
    private final Path folder;
    private final List<Symbol> symbols;
    private final SettableClock clock = new SettableClock(NOON);
    private final S3Server s3;
    private final String bucket;
    private final S3Store store;
    private final LocalExchange exchange;
    private final TimingProxy relay;
    private final SecretsManagerServer secrets;
    private final UsageMeter meter;

    /**
     * The mean of the measured minutes.
     *
     * @param printedBytes by a call of execution
     * @param inPosition share of the minutes and symbols that ended in a position
     */
    record Minute(CallUsage retrieval, CallUsage execution, CallUsage again, double printedBytes, double inPosition) {}

    MinuteCalls(int count, S3Server s3, PackagedFunction zip, FileClockImage image, Path folder) {
        this.s3 = s3;
        this.zip = zip;
        this.image = image;
        this.folder = folder;
        bucket = s3.newBucket();
        store = StoreEnvironment.store(s3, bucket);
        symbols = IntStream.range(0, count)
                .mapToObj(number -> Symbol.parse((number == 0 ? "BTC" : "COIN" + number) + "/USDT"))
                .toList();
        Map<Symbol, BarSeries> market = SyntheticMarket.generate(
                MarketSpec.of(symbols, Minutes.plus(NOON.toEpochMilli(), -2 * Minutes.PER_DAY), 3, 1));
        StoredBars archive = new StoredBars(store);
        market.forEach((symbol, bars) ->
                archive.append(new InstrumentId("binance", symbol), bars.between(Long.MIN_VALUE, NOON.toEpochMilli())));
        symbols.forEach(symbol -> SampleModel.put(
                store, new InstrumentId("binance", symbol), FeatureSet.standard(FeatureVariant.FULL), NOON));
        exchange = LocalExchange.start(
                clock,
                market.entrySet().stream()
                        .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                        .toList());
        exchange.deposit("USDT", new BigDecimal("1000000"));
        exchange.setCommission(Commission.of("0"));
        relay = new TimingProxy(exchange.uri());
        secrets = new SecretsManagerServer(
                exchange.apiKey().key(), exchange.apiKey().secret());
        meter = new UsageMeter(s3, Optional.of(relay));
        at(NOON);
    }

    /** Warm calls. */
    Minute minutes(int warmUp, int count) {
        List<CallUsage> retrieved = new ArrayList<>();
        List<CallUsage> executed = new ArrayList<>();
        List<CallUsage> again = new ArrayList<>();
        int positions = 0;
        try (Running retrieval = retrieval();
                Running execution = execution()) {
            for (int minute = -warmUp; minute < count; minute++) {
                nextMinute();
                CallUsage bars = checked(meter.warm(retrieval, "{}"));
                Metered answered = meter.warm(execution, "{}");
                CallUsage traded = checked(answered);
                CallUsage found = checked(meter.warm(execution, "{}"));
                if (minute >= 0) {
                    retrieved.add(bars);
                    executed.add(traded);
                    again.add(found);
                    positions += answered.answer().split("\"position\":\"LONG", -1).length - 1;
                }
            }
            if (exchange.fills().isEmpty()) {
                throw new BenchmarkException(
                        "nothing was traded: " + execution.process().printed());
            }
            double printed = execution.process().printed().length() / (2.0 * (warmUp + count));
            return new Minute(
                    UsageMeter.mean(retrieved),
                    UsageMeter.mean(executed),
                    UsageMeter.mean(again),
                    printed,
                    positions / ((double) count * symbols.size()));
        }
    }

    /** A minute of two new processes. */
    Minute coldMinute() {
        nextMinute();
        CallUsage bars = checked(meter.cold(this::retrieval, "{}"));
        CallUsage traded = checked(meter.cold(this::execution, "{}"));
        return new Minute(bars, traded, traded, 0, 0);
    }

    private Running retrieval() {
        return Running.start(api -> FunctionProcess.start(
                api,
                "dev.scalpel.retrieval.RetrievalHandler::handleRequest",
                zip.classPath(),
                JVM_OF_RETRIEVAL,
                environment(zip.folder()),
                folder.resolve("retrieval.log")));
    }

    private Running execution() {
        return Running.start(api -> image.start(
                api,
                FileClockHandlers.ExecutionHandler.class,
                environment(image.folder()),
                folder.resolve("execution.log")));
    }

    private void nextMinute() {
        at(clock.instant().plus(Duration.ofMinutes(1)));
    }

    /** Two seconds into the minute. */
    private void at(Instant time) {
        Instant now = Instant.ofEpochMilli(Minutes.floor(time)).plusSeconds(2);
        clock.setTo(now);
        FileClockHandlers.set(time(), now);
    }

    private Path time() {
        return folder.resolve("time-" + symbols.size());
    }

    private static CallUsage checked(Metered metered) {
        if (!metered.answer().contains("\"failures\":[]")) {
            throw new BenchmarkException("the function failed: " + metered.answer());
        }
        return metered.work();
    }

    private Map<String, String> environment(Path root) {
        BigDecimal share = new BigDecimal("0.9").divide(BigDecimal.valueOf(symbols.size()), 6, RoundingMode.DOWN);
        Map<String, String> environment = new HashMap<>(StoreEnvironment.of(s3.endpoint(), bucket));
        environment.putAll(Map.of(
                FileClockHandlers.FILE,
                time().toString(),
                "LAMBDA_TASK_ROOT",
                root.toString(),
                "SCALPEL_MODE",
                "testnet",
                "SCALPEL_SYMBOLS",
                symbols.stream().map(symbol -> symbol + "=" + share).collect(Collectors.joining(",")),
                "SCALPEL_LIMITS_COOLDOWN_MINUTES",
                COOL_DOWN_MINUTES,
                "SCALPEL_LIMITS_MAX_CONSECUTIVE_LOSSES",
                "1000",
                "SCALPEL_COSTS_FEE_BP",
                "0",
                "SCALPEL_COSTS_SLIPPAGE_BP",
                "0",
                "SCALPEL_VENUE_CONNECTION_ADDRESS",
                relay.uri().toString(),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                secrets.endpoint()));
        return environment;
    }

    @Override
    public void close() {
        relay.close();
        secrets.close();
        exchange.close();
        store.close();
    }
}
