package dev.scalpel.store.bars;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarCsvException;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.Backoff;
import dev.scalpel.store.ContentionException;
import dev.scalpel.store.FaultInjectingStore;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is special to bars in an object store: keys, bytes, requests. {@link BarRepositoryContract} has the rest. */
class StoredBarsTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final long MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z").toEpochMilli();

    private final MemoryStore store = new MemoryStore();
    private final StoredBars archive = new StoredBars(store);

    @Test
    void storesAnObjectPerDay() {
        archive.append(BTC, bars(-3, 3, 100));

        assertThat(store.list(""))
                .containsExactly("bars/binance/BTC-USDT/2026-11-20.csv", "bars/binance/BTC-USDT/2026-11-21.csv");
    }

    @Test
    void appendingLineByLineStoresTheSameBytesAsOneWrite() {
        MemoryStore other = new MemoryStore();
        for (int minute = 0; minute < 5; minute++) {
            archive.append(BTC, bars(minute, minute + 1, 100));
        }
        new StoredBars(other).append(BTC, bars(0, 5, 100));

        String key = store.list("").get(0);
        assertThat(store.get(key).orElseThrow().bytes())
                .isEqualTo(other.get(key).orElseThrow().bytes());
    }

    @Test
    void appendingAMinuteIsOneWriteAndNoTransfer() {
        FaultInjectingStore counting = new FaultInjectingStore(store);
        StoredBars warm = new StoredBars(counting);
        warm.append(BTC, bars(0, 3, 100));
        int transfers = counting.transfers();
        int writes = counting.writes();

        warm.append(BTC, bars(3, 4, 100));

        assertThat(counting.transfers()).isEqualTo(transfers);
        assertThat(counting.writes()).isEqualTo(writes + 1);
    }

    @Test
    void aYearInWhichTwoDaysAreStoredIsOneListAndTwoReads() {
        archive.append(BTC, bars(-3, 3, 100));
        List<String> read = new ArrayList<>();
        StoredBars reader = new StoredBars(new ForwardingStore(store) {
            @Override
            public Optional<StoredObject> get(String key) {
                read.add(key);
                return super.get(key);
            }
        });

        BarSeries year = reader.read(BTC, Minutes.plus(MIDNIGHT, -364 * Minutes.PER_DAY), MIDNIGHT + 1);

        assertThat(year.size()).isEqualTo(4);
        assertThat(read)
                .containsExactly("bars/binance/BTC-USDT/2026-11-20.csv", "bars/binance/BTC-USDT/2026-11-21.csv");
    }

    @Test
    void theDaysThatTwentyInstrumentsLookBackOnAreTransferredOnce() {
        FaultInjectingStore counting = new FaultInjectingStore(store);
        List<InstrumentId> instruments = IntStream.range(0, 20)
                .mapToObj(number -> InstrumentId.parse("binance/S" + number + "-USDT"))
                .toList();
        for (InstrumentId instrument : instruments) {
            for (int day = -8; day <= 0; day++) {
                int minute = day * (int) Minutes.PER_DAY;
                archive.append(instrument, bars(minute, minute + 1, 100));
            }
        }
        StoredBars reader = new StoredBars(counting);
        long from = Minutes.plus(MIDNIGHT, -8 * Minutes.PER_DAY);

        instruments.forEach(instrument ->
                assertThat(reader.read(instrument, from, MIDNIGHT + 1).size()).isEqualTo(9));
        int transfers = counting.transfers();
        instruments.forEach(instrument -> reader.read(instrument, from, MIDNIGHT + 1));

        assertThat(transfers).isEqualTo(20 * 9);
        assertThat(counting.transfers()).isEqualTo(transfers);
    }

    @Test
    void ofNineDaysAMinuteReadsTodayAndAboutOneOther() {
        int days = 9;
        for (int day = 1 - days; day <= 0; day++) {
            int first = day * (int) Minutes.PER_DAY;
            archive.append(BTC, bars(first, first + 1, 100));
        }
        FaultInjectingStore counting = new FaultInjectingStore(store);
        StoredBars reader = new StoredBars(counting);
        int noon = 720;
        long from = Minutes.plus(MIDNIGHT, (1 - days) * Minutes.PER_DAY);

        reader.readRecent(BTC, from, minute(noon), minute(noon));
        assertThat(counting.transfers()).isEqualTo(days);
        int cold = counting.reads();
        for (int minute = noon + 1; minute <= noon + 100; minute++) {
            int before = counting.reads();
            assertThat(reader.readRecent(BTC, from, minute(minute), minute(minute)))
                    .isEqualTo(archive.read(BTC, from, minute(minute)));
            assertThat(counting.reads() - before).isLessThanOrEqualTo(2);
        }

        assertThat(counting.reads() - cold).isEqualTo(100 + 10 * (days - 1));
        assertThat(counting.transfers()).isEqualTo(days);
    }

    @Test
    void anAbsentPastDayIsReadAsRarely() {
        FaultInjectingStore counting = new FaultInjectingStore(store);
        StoredBars reader = new StoredBars(counting);

        for (int minute = 720; minute < 740; minute++) {
            reader.readRecent(BTC, minute(-1), minute(minute), minute(minute));
        }

        assertThat(counting.reads()).isBetween(20 + 2, 20 + 3);
    }

    @Test
    void whatItHasAppendedItselfToAPastDayIsReadAtOnce() {
        archive.append(BTC, bars(-3, 0, 100));
        long noon = minute(720);
        archive.readRecent(BTC, minute(-4), noon, noon);

        archive.append(BTC, bars(-4, -3, 100));

        assertThat(archive.readRecent(BTC, minute(-4), noon, noon)).isEqualTo(bars(-4, 0, 100));
    }

    @Test
    void storesNothingForAnEmptyAppend() {
        assertThat(archive.append(BTC, BarSeries.empty())).isEqualTo(AppendResult.NOTHING);

        assertThat(store.list("")).isEmpty();
    }

    @Test
    void writesNothingIfAllBarsAreStoredAlready() {
        archive.append(BTC, bars(0, 4, 100));
        FaultInjectingStore counting = new FaultInjectingStore(store);

        assertThat(new StoredBars(counting).append(BTC, bars(0, 4, 100))).isEqualTo(new AppendResult(0, 4, 0));
        assertThat(counting.writes()).isZero();
    }

    @Test
    void transfersADayAgainOnlyIfItHasChanged() {
        FaultInjectingStore counting = new FaultInjectingStore(store);
        StoredBars reader = new StoredBars(counting);
        archive.append(BTC, bars(0, 5, 100));

        reader.tail(BTC, minute(5), 5);
        reader.tail(BTC, minute(5), 5);
        assertThat(counting.transfers()).isEqualTo(1);

        archive.append(BTC, bars(5, 6, 100));
        assertThat(reader.tail(BTC, minute(6), 5)).isEqualTo(bars(1, 6, 100));
        assertThat(counting.transfers()).isEqualTo(2);

        store.delete("bars/binance/BTC-USDT/2026-11-21.csv");
        assertThat(reader.tail(BTC, minute(6), 5).isEmpty()).isTrue();
    }

    @Test
    void reportsTheRowInTheFileIfAnAppendedLineIsInvalid() {
        archive.append(BTC, bars(0, 3, 100));
        String key = store.list("").get(0);
        StoredObject day = store.get(key).orElseThrow();
        String repeated = day.text() + day.text().lines().toList().get(3) + "\n";
        store.putIfMatch(key, repeated.getBytes(UTF_8), day.etag());

        assertThatThrownBy(() -> archive.readAll(BTC))
                .isInstanceOf(BarCsvException.class)
                .hasMessageContaining("row 5")
                .hasMessageContaining("duplicate minute");
    }

    @Test
    void appendsOnceIfTheAnswerOfAWriteIsLost() {
        archive.append(BTC, bars(0, 2, 100));
        FaultInjectingStore lossy = new FaultInjectingStore(store);
        lossy.loseNextAnswer();

        new StoredBars(lossy).append(BTC, bars(2, 4, 100));

        assertThat(lossy.writes())
                .as("a write that was executed is not repeated")
                .isEqualTo(1);
        assertThat(archive.readAll(BTC)).isEqualTo(bars(0, 4, 100));
    }

    @Test
    void failsWithAClearErrorIfEveryWriteConflicts() {
        archive.append(BTC, bars(0, 1, 100));
        FaultInjectingStore conflicting = new FaultInjectingStore(store);
        conflicting.failAllWrites();
        StoredBars own = new StoredBars(conflicting, new Backoff(3, Duration.ZERO, Duration.ZERO));

        assertThatThrownBy(() -> own.append(BTC, bars(1, 2, 100)))
                .isInstanceOf(ContentionException.class)
                .hasMessageContaining("bars/binance/BTC-USDT/2026-11-21.csv")
                .hasMessageContaining("3 attempts");
        assertThat(conflicting.writes()).isEqualTo(3);
    }

    @Test
    void rejectsAMalformedDay() {
        byte[] malformed = "timestamp,open,high,low,close,volume,trades,taker_buy_volume\n1763".getBytes(UTF_8);
        store.putIfAbsent("bars/binance/BTC-USDT/2026-11-21.csv", malformed);

        assertThatThrownBy(() -> archive.append(BTC, bars(0, 1, 100)))
                .isInstanceOf(BarCsvException.class)
                .hasMessageContaining("bars/binance/BTC-USDT/2026-11-21.csv");
        assertThat(store.get("bars/binance/BTC-USDT/2026-11-21.csv")
                        .orElseThrow()
                        .bytes())
                .isEqualTo(malformed);
    }

    /** One bar a minute, {@code from} inclusive to {@code to} exclusive, counted from midnight. */
    private static BarSeries bars(int from, int to, double price) {
        return BarSeries.of(IntStream.range(from, to)
                .mapToObj(i -> new Bar(minute(i), price, price + 1, price - 1, price, 2, 3, 1))
                .toList());
    }

    private static long minute(int fromMidnight) {
        return Minutes.plus(MIDNIGHT, fromMidnight);
    }
}
