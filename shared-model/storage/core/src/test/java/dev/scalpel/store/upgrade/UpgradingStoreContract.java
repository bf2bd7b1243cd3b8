package dev.scalpel.store.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.Backoff;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.WriteConflictException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of objects under former keys, in every store. */
public abstract class UpgradingStoreContract {

    private static final String STATE = "state/binance/BTC-USDT.json";
    private static final String FORMER_STATE = "state/BTC-USDT.json";
    private static final Codec<Integer> NUMBER =
            Codec.of(number -> bytes(number.toString()), (key, read) -> Integer.parseInt(new String(read, UTF_8)));

    /** Another client of the same objects, which knows nothing of former keys: the earlier release, or this one's inner store. */
    protected abstract ObjectStore raw();

    private ObjectStore open() {
        return new UpgradingStore(raw());
    }

    @ParameterizedTest
    @CsvSource({
        "state/BTC-USDT.json, state/binance/BTC-USDT.json",
        "models/BTC-USDT/champion.json, models/binance/BTC-USDT/champion.json",
        "models/BTC-USDT/20260531T233000Z-81742897af40/meta.pb, models/binance/BTC-USDT/20260531T233000Z-81742897af40/meta.pb",
        "tuning/BTC-USDT/2026-06-01/trial-01234567-000.json, tuning/binance/BTC-USDT/2026-06-01/trial-01234567-000.json",
        "decisions/BTC-USDT/2026-06-01.csv, decisions/binance/BTC-USDT/2026-06-01.csv",
        "trades/BTC-USDT/2026-06.csv, trades/binance/BTC-USDT/2026-06.csv"
    })
    void aFormerObjectIsReadUnderItsPresentKeyWithoutAWrite(String former, String present) {
        ETag etag = raw().putIfAbsent(former, bytes("one"));

        assertThat(open().get(present).orElseThrow().text()).isEqualTo("one");
        assertThat(open().getRange(present, 1, 9).orElseThrow()).isEqualTo(bytes("ne"));
        assertThat(open().getRange(present, 7, 9).orElseThrow()).isEmpty();
        assertThat(open().getIfChanged(present, etag)).isEqualTo(new FetchResult.Unchanged());
        assertThat(open().getIfChanged(present, new ETag("\"other\""))).isInstanceOf(FetchResult.Changed.class);
        assertThat(open().list(present.substring(0, present.lastIndexOf('/') + 1)))
                .containsExactly(present);
        assertThat(open().list("")).containsExactly(present);
        assertThatThrownBy(() -> open().putIfAbsent(present, bytes("two"))).isInstanceOf(WriteConflictException.class);
        assertThat(raw().list("")).containsExactly(former);
    }

    @Test
    void listsUniteFormerAndPresentObjects() {
        raw().putIfAbsent("trades/BTC-USDT/2026-05.csv", bytes("may"));
        raw().putIfAbsent("trades/BTC-USDT/2026-06.csv", bytes("june"));
        raw().putIfAbsent("trades/binance/BTC-USDT/2026-06.csv", bytes("june, longer"));
        raw().putIfAbsent("trades/binance/BTC-USDT/2026-07.csv", bytes("july"));
        raw().putIfAbsent("trades/kraken/BTC-USDT/2026-06.csv", bytes("elsewhere"));

        assertThat(open().list("trades/binance/BTC-USDT/"))
                .containsExactly(
                        "trades/binance/BTC-USDT/2026-05.csv",
                        "trades/binance/BTC-USDT/2026-06.csv",
                        "trades/binance/BTC-USDT/2026-07.csv");
        for (String shorter : List.of("trades/binance/", "trades/binance", "trades/bi")) {
            assertThat(open().list(shorter)).hasSize(3);
        }
        assertThat(open().list("trades/")).hasSize(4);
        assertThat(open().list("trades/BTC")).isEmpty();
        assertThat(open().list("trades/kraken/")).containsExactly("trades/kraken/BTC-USDT/2026-06.csv");
        assertThat(open().get("trades/binance/BTC-USDT/2026-06.csv")
                        .orElseThrow()
                        .text())
                .isEqualTo("june, longer");
    }

    @Test
    void keysThatNeverHadAnotherNameStayAsTheyAre() {
        List<String> kept = List.of(
                "bars/binance/BTC-USDT/2026-06-01.csv",
                "instruments/binance.json",
                "notices/mailed.json",
                "state/account.json",
                "state/venues/binance/pause.json");
        kept.forEach(key -> raw().putIfAbsent(key, bytes(key)));

        assertThat(open().list("")).isEqualTo(kept);
        assertThat(open().list("state/")).containsExactly("state/account.json", "state/venues/binance/pause.json");
        kept.forEach(key -> assertThat(open().get(key).orElseThrow().text()).isEqualTo(key));
    }

    @Test
    void anotherVenueHasNoFormerObjects() {
        raw().putIfAbsent(FORMER_STATE, bytes("1"));

        assertThat(open().get("state/kraken/BTC-USDT.json")).isEmpty();
        open().putIfAbsent("state/kraken/BTC-USDT.json", bytes("own"));
        assertThat(open().get(STATE).orElseThrow().text()).isEqualTo("1");
    }

    @Test
    void theFirstChangeMovesAStateAndTheFormerDocumentIsRefusedAfterwards() {
        ETag read = raw().putIfAbsent(FORMER_STATE, bytes("1"));

        ETag written = open().putIfMatch(STATE, bytes("2"), read);

        assertThat(open().get(STATE).orElseThrow().text()).isEqualTo("2");
        assertThat(open().get(STATE).orElseThrow().etag()).isEqualTo(written);
        assertThat(raw().get(STATE).orElseThrow().text()).isEqualTo("2");
        assertThat(raw().get(FORMER_STATE).orElseThrow().text())
                .isEqualTo("{\"movedTo\":\"state/binance/BTC-USDT.json\",\"schema\":1000000,\"format\":1000000,"
                        + "\"document\":\"\"}");
        ETag again = open().putIfMatch(STATE, bytes("3"), written);
        assertThatThrownBy(() -> open().putIfMatch(STATE, bytes("4"), read)).isInstanceOf(WriteConflictException.class);
        assertThat(open().getIfChanged(STATE, again)).isEqualTo(new FetchResult.Unchanged());
    }

    /** A ledger file is merged by row id: it needs no refusal, and the former one keeps its rows. */
    @Test
    void theFirstChangeCopiesALedgerFile() {
        ETag read = raw().putIfAbsent("trades/BTC-USDT/2026-06.csv", bytes("a"));

        open().putIfMatch("trades/binance/BTC-USDT/2026-06.csv", bytes("ab"), read);

        assertThat(open().get("trades/binance/BTC-USDT/2026-06.csv")
                        .orElseThrow()
                        .text())
                .isEqualTo("ab");
        assertThat(raw().get("trades/BTC-USDT/2026-06.csv").orElseThrow().text())
                .isEqualTo("a");
    }

    @Test
    void ofTwoWhoReadTheFormerStateOneWins() {
        raw().putIfAbsent(FORMER_STATE, bytes("1"));
        ObjectStore one = open();
        ObjectStore other = open();
        ETag readByOne = one.get(STATE).orElseThrow().etag();
        ETag readByOther = other.get(STATE).orElseThrow().etag();

        one.putIfMatch(STATE, bytes("one"), readByOne);

        assertThatThrownBy(() -> other.putIfMatch(STATE, bytes("other"), readByOther))
                .isInstanceOf(WriteConflictException.class);
        assertThat(other.get(STATE).orElseThrow().text()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {STATE, "models/binance/BTC-USDT/champion.json", "decisions/binance/BTC-USDT/2026-06-01.csv"})
    void noChangeIsLostAmongMany(String present) throws Exception {
        raw().putIfAbsent(present.replace("binance/", ""), bytes("0"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                writers.add(() -> {
                    CompareAndSet own =
                            new CompareAndSet(open(), new Backoff(200, Duration.ofMillis(1), Duration.ofMillis(5)));
                    for (int step = 0; step < 5; step++) {
                        own.update(present, NUMBER, stored -> stored.orElseThrow() + 1);
                    }
                    return null;
                });
            }
            for (Future<Void> finished : threads.invokeAll(writers)) {
                finished.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(open().get(present).orElseThrow().text()).isEqualTo("20");
    }

    /** The process dies before or after each of the three writes. What is found then is the old or the new state, never both. */
    @ParameterizedTest
    @CsvSource({"1, false, 1", "1, true, 1", "2, false, 1", "2, true, 2", "3, false, 2", "3, true, 2"})
    void killedAtAnyWriteTheStateIsTheOldOrTheNewOne(int write, boolean after, String found) {
        raw().putIfAbsent(FORMER_STATE, bytes("1"));
        ObjectStore dying = new UpgradingStore(new DyingStore(raw(), write, after));
        ETag read = dying.get(STATE).orElseThrow().etag();

        assertThatThrownBy(() -> dying.putIfMatch(STATE, bytes("2"), read)).isInstanceOf(Killed.class);

        StoredObject next = open().get(STATE).orElseThrow();
        assertThat(next.text()).isEqualTo(found);
        assertThat(open().list("state/")).containsExactly(STATE);
        assertThat(open().getRange(STATE, 0, 9).orElseThrow()).isEqualTo(bytes(found));
        assertThatThrownBy(() -> open().putIfAbsent(STATE, bytes("9"))).isInstanceOf(WriteConflictException.class);

        open().putIfMatch(STATE, bytes("next"), next.etag());

        assertThat(open().get(STATE).orElseThrow().text()).isEqualTo("next");
        assertThatThrownBy(() -> open().putIfMatch(STATE, bytes("2"), read)).isInstanceOf(WriteConflictException.class);
        assertThatThrownBy(() -> open().putIfMatch(STATE, bytes("2"), next.etag()))
                .isInstanceOf(WriteConflictException.class);
    }

    /** An invocation of the earlier release may still run while this one begins. */
    @Test
    void aWriterOfTheEarlierReleaseLosesOnceTheStateMoves() {
        ETag read = raw().putIfAbsent(FORMER_STATE, bytes("1"));
        ObjectStore dying = new UpgradingStore(new DyingStore(raw(), 1, true));
        assertThatThrownBy(() -> dying.putIfMatch(STATE, bytes("2"), read)).isInstanceOf(Killed.class);

        assertThatThrownBy(() -> raw().putIfMatch(FORMER_STATE, bytes("old"), read))
                .isInstanceOf(WriteConflictException.class);
    }

    @Test
    void aWriterOfTheEarlierReleaseThatIsFirstIsNotOverwritten() {
        ETag read = raw().putIfAbsent(FORMER_STATE, bytes("1"));
        assertThat(open().get(STATE).orElseThrow().etag()).isEqualTo(read);
        raw().putIfMatch(FORMER_STATE, bytes("old release"), read);

        assertThatThrownBy(() -> open().putIfMatch(STATE, bytes("2"), read)).isInstanceOf(WriteConflictException.class);
        assertThat(open().get(STATE).orElseThrow().text()).isEqualTo("old release");
    }

    /** Between a reader's two reads the state moves completely: it must not seem absent. */
    @Test
    void aStateThatMovesDuringAReadIsFound() {
        ETag read = raw().putIfAbsent(FORMER_STATE, bytes("1"));
        ObjectStore inner = raw();
        ObjectStore reader = new UpgradingStore(new ForwardingStore(inner) {
            private boolean moved;

            @Override
            public Optional<StoredObject> get(String key) {
                Optional<StoredObject> found = super.get(key);
                if (key.equals(STATE) && !moved) {
                    moved = true;
                    open().putIfMatch(STATE, bytes("2"), read);
                }
                return found;
            }
        });

        assertThat(reader.get(STATE).orElseThrow().text()).isEqualTo("2");
    }

    /** It warns and goes on: the change is stored, and the former content is not read any more. */
    @Test
    void aFormerDocumentThatCannotBeEmptiedDoesNotUndoTheChange() {
        ETag read = raw().putIfAbsent(FORMER_STATE, bytes("1"));
        ObjectStore failing = new UpgradingStore(new ForwardingStore(raw()) {
            @Override
            public ETag putIfMatch(String key, byte[] content, ETag expected) {
                if (new String(content, UTF_8).endsWith("\"document\":\"\"}")) {
                    throw new StoreException("the disk is gone");
                }
                return super.putIfMatch(key, content, expected);
            }
        });

        failing.putIfMatch(STATE, bytes("2"), read);

        assertThat(open().get(STATE).orElseThrow().text()).isEqualTo("2");
        assertThat(raw().get(FORMER_STATE).orElseThrow().text()).startsWith("{\"movedTo\"");
    }

    @Test
    void aDeletedStateStaysDeleted() {
        ETag read = raw().putIfAbsent(FORMER_STATE, bytes("1"));
        open().putIfMatch(STATE, bytes("2"), read);
        open().delete(STATE);

        assertThat(open().get(STATE)).isEmpty();
        assertThat(raw().list("")).isEmpty();
        raw().putIfAbsent(FORMER_STATE, bytes("1"));
        open().delete(STATE);
        assertThat(open().list("")).isEmpty();
    }

    /** Only until something is found to be absent: the second read of a quiet instrument costs one request, as before. */
    @Test
    void anAbsentFormerObjectIsRequestedOnce() {
        List<String> requested = new ArrayList<>();
        ObjectStore store = new UpgradingStore(new ForwardingStore(raw()) {
            @Override
            public Optional<StoredObject> get(String key) {
                requested.add(key);
                return super.get(key);
            }
        });

        store.get(STATE);
        requested.clear();
        store.get(STATE);

        assertThat(requested).containsExactly(STATE);
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Ends its process at the given write. */
    private static final class DyingStore extends ForwardingStore {

        private final int last;
        private final boolean after;
        private int writes;

        DyingStore(ObjectStore inner, int last, boolean after) {
            super(inner);
            this.last = last;
            this.after = after;
        }

        @Override
        public ETag putIfAbsent(String key, byte[] content) {
            return dying(() -> super.putIfAbsent(key, content));
        }

        @Override
        public ETag putIfMatch(String key, byte[] content, ETag expected) {
            // The attempt to replace a present document that is not there yet writes nothing.
            return key.equals(STATE)
                    ? super.putIfMatch(key, content, expected)
                    : dying(() -> super.putIfMatch(key, content, expected));
        }

        private ETag dying(Supplier<ETag> write) {
            writes++;
            if (writes == last && !after) {
                throw new Killed();
            }
            ETag written = write.get();
            if (writes == last) {
                throw new Killed();
            }
            return written;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
