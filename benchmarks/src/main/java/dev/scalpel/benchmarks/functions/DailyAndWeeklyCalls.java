package dev.scalpel.benchmarks.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.benchmarks.functions.UsageMeter.Metered;
import dev.scalpel.benchmarks.functions.UsageMeter.Running;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.local.demo.Demo;
import dev.scalpel.local.demo.DemoEdge;
import dev.scalpel.local.demo.DemoEvent;
import dev.scalpel.local.demo.DemoMarket;
import dev.scalpel.local.demo.DemoPlan;
import dev.scalpel.local.demo.DemoResult;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.cost.CallUsage;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.S3Server;
import dev.scalpel.testkit.SnsEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A daily training of each style and a weekly review from the folder of the image: the one of brackets and the review on the
 * records of a week of the demo.
 */
final class DailyAndWeeklyCalls {

    private static final int WEEK = 7;
    private static final long SEED = 7;
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:scalpel";
    /** The style whose review learns. */
    private static final Map<String, String> BRACKETS = Map.of("SCALPEL_TRAINING_STYLE", "brackets");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BenchmarkRun run;
    private final S3Server s3;
    private final FileClockImage image;
    private final Path folder;
    private final int days;

    /** @param bytes stored per day under a prefix such as {@code bars/} */
    record Figures(CallUsage training, CallUsage bracketTraining, CallUsage review, Map<String, Double> bytes) {}

    DailyAndWeeklyCalls(BenchmarkRun run, S3Server s3, FileClockImage image, Path folder) {
        this.run = run;
        this.s3 = s3;
        this.image = image;
        this.folder = folder;
        days = run.quick() ? 1 : WEEK;
    }

    Figures measure() {
        run.log().println("cost: running the demo for " + days + " days, for a ledger to review");
        DemoResult demo = play();
        ObjectStore played = new DirectoryStore(Path.of(demo.store()), Durability.NONE);
        String bucket = s3.newBucket();
        try (S3Store store = StoreEnvironment.store(s3, bucket)) {
            for (String key : played.list("")) {
                store.putIfAbsent(key, played.get(key).orElseThrow().bytes());
            }
        }
        Instant end =
                Instant.ofEpochMilli(Minutes.plus(DemoPlan.START_MINUTE, (demo.shadowDays() + days) * Minutes.PER_DAY));
        Map<String, Double> bytes = new HashMap<>();
        bytes.putAll(Map.of(
                "bars/", bytes(played, "bars/") / (demo.historyDays() + demo.shadowDays() + days),
                "decisions/", bytes(played, "decisions/") / days,
                "tuning/", bytes(played, "tuning/") / demo.trainings(),
                "models/", bytes(played, "models/") / demo.trainings()));
        UsageMeter meter = new UsageMeter(s3, Optional.empty());
        try (SnsEndpoint sns = new SnsEndpoint(TOPIC)) {
            run.log().println("cost: a training of brackets");
            at(end.plus(Duration.ofMinutes(20)));
            Metered training =
                    meter.cold(() -> start(FileClockHandlers.TrainingHandler.class, bucket, sns, BRACKETS), event());
            run.log().println(training.answer());
            requireAllTrials(training.answer());
            run.log().println("cost: a review");
            at(end.plus(Duration.ofMinutes(90)));
            Metered review = meter.cold(
                    () -> start(FileClockHandlers.MonitoringHandler.class, bucket, sns, BRACKETS),
                    "{\"action\":\"review\"}");
            run.log().println(review.answer());
            if (sns.messages().isEmpty()) {
                throw new BenchmarkException("the review mailed nothing: " + review.answer());
            }
            NightlyCalls.Figures nights = new NightlyCalls(run, s3, (nightly, nightBucket, now) -> {
                        at(now);
                        Metered night = nightly.cold(
                                () -> start(
                                        FileClockHandlers.TrainingHandler.class,
                                        nightBucket,
                                        sns,
                                        NightlyCalls.settings()),
                                event());
                        requireAllTrials(night.answer());
                        return night;
                    })
                    .measure();
            bytes.put("statistics/", nights.statisticsBytesADay());
            return new Figures(nights.training(), training.work(), review.work(), bytes);
        }
    }

    private String event() {
        return run.quick() ? "{\"action\":\"retrain\",\"trials\":2}" : "{\"action\":\"train\"}";
    }

    private void requireAllTrials(String answer) {
        try {
            JsonNode trained = JSON.readTree(answer).at("/symbols/0");
            if (!run.quick() && trained.path("trials").asInt() != 24) {
                throw new BenchmarkException("the training did not come to its 24 trials: " + trained);
            }
        } catch (JsonProcessingException e) {
            throw new BenchmarkException("not JSON: " + answer, e);
        }
    }

    private DemoResult play() {
        Path home = folder.resolve("demo");
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + home, e);
        }
        return new Demo(
                        new DemoPlan(DemoMarket.SPOT, days, DemoPlan.DEFAULT_SHADOW_DAYS, 1, SEED, DemoEdge.PLANTED),
                        home,
                        this::log)
                .run(() -> false);
    }

    private static double bytes(ObjectStore store, String prefix) {
        return store.list(prefix).stream()
                .mapToLong(key -> store.get(key).orElseThrow().bytes().length)
                .sum();
    }

    private Running start(
            Class<? extends FileClockHandlers> handler, String bucket, SnsEndpoint sns, Map<String, String> style) {
        Map<String, String> environment = new HashMap<>(StoreEnvironment.of(s3.endpoint(), bucket));
        environment.putAll(style);
        environment.putAll(Map.of(
                FileClockHandlers.FILE,
                time().toString(),
                "SCALPEL_SYMBOLS",
                "BTC/USDT=0.98",
                "SCALPEL_COSTS_FEE_BP",
                "1",
                "SCALPEL_COSTS_SLIPPAGE_BP",
                "1",
                "SCALPEL_NOTIFICATION_CHANNEL",
                "sns",
                "SCALPEL_NOTIFICATION_TOPIC",
                TOPIC,
                "AWS_ENDPOINT_URL_SNS",
                sns.endpoint().toString(),
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                "3538"));
        return Running.start(api -> image.start(api, handler, environment, folder.resolve("long.log")));
    }

    private void at(Instant now) {
        FileClockHandlers.set(time(), now);
    }

    private Path time() {
        return folder.resolve("time-long");
    }

    /** Logs what is worth a line: a line per minute would be ten thousand. */
    private void log(DemoEvent event) {
        if (event instanceof DemoEvent.LicenceStood stood && stood.since().isPresent()) {
            run.log().println(stood.at() + "  " + stood.permission());
        } else if (event instanceof DemoEvent.Reviewed reviewed) {
            run.log().println(reviewed.at() + "  review of " + reviewed.week() + ": " + reviewed.words());
        } else if (event instanceof DemoEvent.Noted noted) {
            run.log().println(noted.words());
        }
    }
}
