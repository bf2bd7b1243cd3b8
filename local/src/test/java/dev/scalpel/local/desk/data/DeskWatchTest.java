package dev.scalpel.local.desk.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much is read for a page that is looked at all the time. */
class DeskWatchTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:02Z");
    private static final int INSTRUMENTS = 50;

    private final AtomicInteger reads = new AtomicInteger();
    private final SettableClock clock = new SettableClock(NOW);
    private final Settings settings = SettingsReader.fromText(
                    "test",
                    "symbols: {"
                            + IntStream.range(0, INSTRUMENTS)
                                    .mapToObj(number -> name(number) + ": 0.01")
                                    .collect(Collectors.joining(", "))
                            + "}",
                    Map.of())
            .settings();
    private final ObservedStore store = new ObservedStore(new CountingStore());
    private final Pace pace = Pace.of(StoreKind.DIRECTORY, false);
    private final DeskWatch watch = new DeskWatch(DeskData.in(settings, store, clock), pace);

    /** Counts what a bucket would charge. */
    private final class CountingStore extends ForwardingStore {

        CountingStore() {
            super(new MemoryStore());
        }

        @Override
        public Optional<StoredObject> get(String key) {
            reads.incrementAndGet();
            return super.get(key);
        }

        @Override
        public FetchResult getIfChanged(String key, ETag known) {
            reads.incrementAndGet();
            return super.getIfChanged(key, known);
        }

        @Override
        public List<String> list(String prefix) {
            reads.incrementAndGet();
            return super.list(prefix);
        }
    }

    private static String name(int number) {
        return "C" + number + "X/USDT";
    }

    private static InstrumentId instrument(int number) {
        return new InstrumentId("binance", Symbol.parse(name(number)));
    }

    private void bar(int number, Instant at, double price) {
        Repositories.in(store)
                .bars()
                .append(
                        instrument(number),
                        BarSeries.of(List.of(new Bar(at.toEpochMilli(), price, price, price, price, 1, 1, 1))));
    }

    private int readsOf(Runnable work) {
        int before = reads.get();
        work.run();
        return reads.get() - before;
    }

    private double price(int number) {
        return watch.read().instruments().values().stream()
                .filter(view -> view.instrument().equals(instrument(number)))
                .findFirst()
                .orElseThrow()
                .price()
                .orElse(Double.NaN);
    }

    @Test
    void nothingIsReadWhileNothingChanges() {
        store.observe(watch::written);
        watch.read();
        clock.advance(Duration.ofSeconds(1));

        assertThat(readsOf(watch::read)).isZero();
    }

    @Test
    void oneChangedInstrumentOfFiftyIsReadAlone() {
        store.observe(watch::written);
        watch.read();
        bar(7, Instant.parse("2026-06-01T12:00:00Z"), 42);

        int read = readsOf(watch::read);

        assertThat(read)
                .as("state, bars of two days, decisions, trades, champion")
                .isBetween(1, 10);
        assertThat(price(7)).isEqualTo(42);
        assertThat(readsOf(watch::read)).isZero();
    }

    @Test
    void aNameThatAnotherOneBeginsWithIsNotMistaken() {
        store.observe(watch::written);
        watch.read();
        bar(1, Instant.parse("2026-06-01T12:00:00Z"), 42);

        assertThat(readsOf(watch::read)).isBetween(1, 10);
        assertThat(price(1)).isEqualTo(42);
        assertThat(price(11)).isNaN();
    }

    /** Not observed: as another process would do it. */
    @Test
    void whatAnotherProcessWritesIsSeenAtThePace() {
        watch.read();
        bar(7, Instant.parse("2026-06-01T12:00:00Z"), 42);
        assertThat(price(7)).isNaN();

        clock.advance(pace.account());
        assertThat(readsOf(watch::read)).as("the account alone").isBetween(1, 3);
        clock.advance(pace.instruments());

        assertThat(price(7)).isEqualTo(42);
    }

    @Test
    void aClockThatIsSetBackStopsNothing() {
        watch.read();
        bar(7, Instant.parse("2026-05-31T12:00:00Z"), 42);
        clock.setTo(NOW.minus(Duration.ofDays(1)));

        assertThat(price(7)).isEqualTo(42);
    }
}
