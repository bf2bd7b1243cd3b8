package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.functions.UsageMeter.Metered;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.cost.CallUsage;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.S3Server;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nightly trainings of the score style from the folder of the image, on as many days as retrieval fetches at first: a night that
 * computes every day, and the one after it, as all later nights are.
 */
final class NightlyCalls {

    /** The default of {@code retrieval.historyDays}. */
    private static final int HISTORY_DAYS = 400;
    /** Enough for a model. */
    private static final int QUICK_DAYS = 190;

    private static final InstrumentId BTC = new InstrumentId("binance", Symbol.parse("BTC/USDT"));
    private static final Instant FIRST_BAR = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(20);
    private static final long SEED = 7;

    private final BenchmarkRun run;
    private final S3Server s3;
    private final Night night;

    /** Calls the training function in a new process. */
    @FunctionalInterface
    interface Night {

        Metered train(UsageMeter meter, String bucket, Instant now);
    }

    /**
     * What a night took.
     *
     * @param statisticsBytesADay what it stores of a day for later nights
     */
    record Figures(CallUsage training, double statisticsBytesADay) {}

    NightlyCalls(BenchmarkRun run, S3Server s3, Night night) {
        this.run = run;
        this.s3 = s3;
        this.night = night;
    }

    Figures measure() {
        int days = run.quick() ? QUICK_DAYS : HISTORY_DAYS;
        MarketSpec spec = MarketSpec.of(List.of(BTC.symbol()), FIRST_BAR.toEpochMilli(), days + 1, SEED)
                .withEdge(EdgeSize.MEDIUM.of(EdgeKind.FLOW));
        BarSeries bars = SyntheticMarket.of(spec).bars(BTC.symbol());
        Instant midnight = FIRST_BAR.plus(Duration.ofDays(days));
        String bucket = s3.newBucket();
        try (S3Store store = StoreEnvironment.store(s3, bucket)) {
            StoredBars archive = new StoredBars(store);
            archive.append(BTC, bars.between(0, midnight.toEpochMilli()));
            UsageMeter meter = new UsageMeter(s3, Optional.empty());
            run.log().println("cost: a training of the score style that computes " + days + " days");
            Metered first = night.train(meter, bucket, midnight.plus(AFTER_MIDNIGHT));
            run.log().println(first.work() + " " + first.answer());
            archive.append(BTC, bars.between(midnight.toEpochMilli(), Minutes.plus(midnight.toEpochMilli(), Minutes.PER_DAY)));
            double before = bytes(store);
            run.log().println("cost: the training of the night after it");
            Metered second = night.train(meter, bucket, midnight.plus(Duration.ofDays(1)).plus(AFTER_MIDNIGHT));
            run.log().println(second.work() + " " + second.answer());
            double added = bytes(store) - before;
            if (!(added > 0)) {
                throw new BenchmarkException("the night stored no statistics: " + second.answer());
            }
            return new Figures(second.work(), added);
        }
    }

    private static double bytes(S3Store store) {
        return store.list("statistics/").stream()
                .mapToLong(key -> store.get(key).orElseThrow().bytes().length)
                .sum();
    }

    /** Settings of the style that the bill is for. */
    static Map<String, String> settings() {
        return Map.of("SCALPEL_TRAINING_STYLE", "score");
    }
}
