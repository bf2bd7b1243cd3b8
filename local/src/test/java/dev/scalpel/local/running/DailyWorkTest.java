package dev.scalpel.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.PipelineStatus;
import dev.scalpel.local.schedule.ScheduledTask;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.notice.Notifier;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.training.daily.TrainingProgress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What a bot does besides its minutes, with the real functions and an exchange on loopback. */
class DailyWorkTest {

    private static final Instant MONDAY = Instant.parse("2026-11-30T00:20:02Z");
    private static final long DUE = Minutes.floor(MONDAY.toEpochMilli());
    private static final long REVIEW = Instant.parse("2026-11-30T01:30:00Z").toEpochMilli();
    private static final Clock CLOCK = Clock.fixed(MONDAY, ZoneOffset.UTC);

    private final MemoryStore store = new MemoryStore();
    private final List<String> lines = new ArrayList<>();
    private final AtomicInteger reviews = new AtomicInteger();

    @Test
    void walksThePipelineOfItsDayAndReviewsTheWeekWithinIt() {
        try (LocalExchange exchange = exchange()) {
            List<ScheduledTask> tasks =
                    tasks("venueConnection: {address: \"" + exchange.uri() + "\"}", () -> true, () -> false);
            assertThat(tasks).extracting(ScheduledTask::name).containsExactly("pipeline", "monitoring");
            assertThat(tasks.get(0).schedule().isDue(DUE)).isTrue();
            assertThat(tasks.get(1).schedule().isDue(REVIEW)).isTrue();

            tasks.get(0).task().run(DUE);
            tasks.get(1).task().run(REVIEW);
        }
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        "pipeline",
                                        "2026-11-30: universe, backfill, convert, rank, trend, train, settle, learn, review: done"))
                .anySatisfy(line -> assertThat(line).contains("training", "BTC/USDT"))
                .anySatisfy(line -> assertThat(line).contains("monitoring", "Learned for BTC/USDT"));
        assertThat(store.list("reports/")).contains("reports/2026-W48/report.html");
        assertThat(store.list("lake/bars/")).isNotEmpty();
        assertThat(reviews).as("the pipeline has done it").hasValue(0);
        assertThat(new PipelineStatus(store, CLOCK)
                        .newest()
                        .orElseThrow()
                        .path("message")
                        .asText())
                .isEqualTo("universe, backfill, convert, rank, trend, train, settle, learn, review: done");
    }

    @Test
    void reviewsAWeekWhoseDayHadNoPipeline() {
        tasks("", () -> true, () -> false).get(1).task().run(REVIEW);
        assertThat(reviews).hasValue(1);
    }

    @Test
    void withoutAModelAndALakeThereIsTheReviewAlone() {
        assertThat(tasks("""
                        model: {trading: false}
                        portfolios:
                          crypto:
                            quote: USDT
                            strategies:
                              btc: {instrument: BTC/USDT, ticker: BTCUSDT, share: 0.5}
                        """, () -> true, () -> false))
                .extracting(ScheduledTask::name)
                .containsExactly("monitoring");
    }

    @Test
    void theReviewAloneIsLookedForAfterThePipelineOfItsDay() {
        ScheduledTask review =
                tasks("training: {at: \"03:00\"}", () -> true, () -> false).get(1);
        assertThat(review.schedule().isDue(REVIEW)).isFalse();
        assertThat(review.schedule().isDue(Instant.parse("2026-11-30T03:00:00Z").toEpochMilli()))
                .isTrue();
    }

    @Test
    void walksNothingBeforeTheBarsAreThereAndNothingMoreOnceItIsStopped() {
        tasks("", () -> false, () -> false).get(0).task().run(DUE);
        tasks("", () -> true, () -> true).get(0).task().run(DUE);
        assertThat(store.list("")).isEmpty();
        assertThat(lines).isEmpty();
    }

    private List<ScheduledTask> tasks(String yaml, BooleanSupplier ready, BooleanSupplier stopped) {
        Settings settings = SettingsReader.fromText(
                        "test", (yaml.startsWith("model") ? "" : "symbols: [BTC/USDT]\n") + yaml, Map.of())
                .settings();
        LocalFunctions functions = LocalFunctions.onOneClock(
                new FunctionContext(settings, store, Notifier.NONE, CLOCK),
                (function, action, failure) -> lines.add(function + " failed: " + failure.getMessage()),
                TrainingProgress.SILENT);
        return new DailyWork(settings, functions, store, new RunLog(lines::add, CLOCK, false), stopped)
                .tasks(ready, reviews::incrementAndGet);
    }

    private static LocalExchange exchange() {
        long first = Minutes.plus(DUE, -1_500);
        BarSeries.Builder bars = new BarSeries.Builder(1_500);
        for (int at = 0; at < 1_500; at++) {
            bars.add(new Bar(Minutes.plus(first, at), 10, 11, 9, 10, 5, 5, 2));
        }
        return LocalExchange.start(CLOCK, List.of(Listing.of(Symbol.parse("BTC/USDT"), bars.build())));
    }
}
