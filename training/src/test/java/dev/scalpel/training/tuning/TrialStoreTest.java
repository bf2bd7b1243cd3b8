package dev.scalpel.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrialStoreTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final List<Point> POINTS = Recipe.firstPoints(Recipe.SPACE);
    private static final BlockReplay FOLD = new BlockReplay(List.of(0.1, -1.0 / 3), 5, 0.01, 0.02, 0.03);

    private final MemoryStore store = new MemoryStore();
    private final TrialStore book = book(TODAY, "now");

    @Test
    void readsBackTheSameBits() {
        TrialRecord complete = record("now", 1, POINTS.get(0), 0.1 + 0.2);
        TrialRecord failed = TrialRecord.of("now", Trial.failed(0, POINTS.get(1)), List.of());
        book.record(complete);
        book.record(failed);

        assertThat(book.recorded()).containsExactly(failed, complete);
        assertThat(book.recorded().get(1).trial(Recipe.SPACE)).isEqualTo(complete.trial(Recipe.SPACE));
        assertThat(book.recorded().get(1).trial(Recipe.SPACE).point()).isEqualTo(POINTS.get(0));
        assertThat(book.recorded().get(0).eligible()).isFalse();
    }

    @Test
    void keepsTheFirstOfTwoRecordsOfATrial() {
        book.record(record("now", 0, POINTS.get(0), 1));
        book.record(record("now", 0, POINTS.get(0), 2));

        assertThat(book.recorded()).extracting(TrialRecord::value).containsExactly(1.0);
    }

    @Test
    void ignoresTrialsOfAnotherTraining() {
        book(TODAY, "other").record(record("other", 0, POINTS.get(0), 1));

        assertThat(book.recorded()).isEmpty();
    }

    @Test
    void ignoresDamagedTrials() {
        store.putIfAbsent(
                StoreKeys.tuning(BTC, TODAY, "trial-now-000.json"), "{\"number\":".getBytes(StandardCharsets.UTF_8));
        book.record(record("now", 1, POINTS.get(0), 1));

        assertThat(book.recorded()).extracting(TrialRecord::number).containsExactly(1);
    }

    @Test
    void findsTheBestTrialsOfTheLatestEarlierDay() {
        book(TODAY.minusDays(3), "old").record(record("old", 0, POINTS.get(1), 9));
        TrialStore earlier = book(TODAY.minusDays(2), "earlier");
        earlier.record(record("earlier", 0, POINTS.get(0), 1));
        earlier.record(record("earlier", 1, POINTS.get(1), 2));
        earlier.record(record("earlier", 2, POINTS.get(1), 1.5));
        book.record(record("now", 0, POINTS.get(0), 3));

        assertThat(book.bestOfEarlierDay(3)).containsExactly(POINTS.get(1), POINTS.get(0));
        assertThat(book.bestOfEarlierDay(1)).containsExactly(POINTS.get(1));
    }

    /** Written by version 0.1: components of stored records must not be renamed or reordered. */
    @Test
    void writesAStoredTrialToTheSameBytes() throws IOException {
        try (InputStream stored = TrialStoreTest.class.getResourceAsStream("trial.json")) {
            byte[] bytes = Objects.requireNonNull(stored).readAllBytes();
            store.putIfAbsent(StoreKeys.tuning(BTC, TODAY, "trial-699363d7-000.json"), bytes);
            TrialRecord read = book(TODAY, "699363d7").recorded().get(0);
            book(TODAY.plusDays(1), "699363d7").record(read);

            assertThat(store.get(StoreKeys.tuning(BTC, TODAY.plusDays(1), "trial-699363d7-000.json"))
                            .orElseThrow()
                            .bytes())
                    .isEqualTo(bytes);
        }
    }

    private TrialStore book(LocalDate date, String training) {
        return new TrialStore(store, BTC, date, training, Recipe.SPACE);
    }

    private static TrialRecord record(String training, int number, Point point, double value) {
        return TrialRecord.of(
                training,
                new Trial(number, point, Trial.Status.COMPLETE, -value, List.of(-0.1, -value)),
                List.of(FOLD));
    }
}
