package dev.scalpel.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link ObjectStore}, which every implementation must pass. */
public abstract class ObjectStoreContract {

    private static final String KEY = "bars/binance/BTC-USDT/2026-11-21.csv";
    private static final Codec<String> TEXT =
            Codec.of(text -> text.getBytes(UTF_8), (key, bytes) -> new String(bytes, UTF_8));

    /** A new client of the same objects at each call within a test, like another process. */
    protected abstract ObjectStore open();

    @Test
    void returnsWhatWasPut() {
        ETag etag = open().putIfAbsent(KEY, bytes("one"));

        StoredObject read = open().get(KEY).orElseThrow();
        assertThat(read.text()).isEqualTo("one");
        assertThat(read.etag()).isEqualTo(etag);
    }

    @Test
    void hasNoObjectUntilOneIsPut() {
        assertThat(open().get(KEY)).isEmpty();
        assertThat(open().getRange(KEY, 0, 10)).isEmpty();
        assertThat(open().getRange(KEY, 0, 0)).isEmpty();
        assertThat(open().getIfChanged(KEY, new ETag("\"any\""))).isEqualTo(new FetchResult.Absent());
        assertThat(open().list("")).isEmpty();
    }

    @Test
    void versionsShowWhatHasChanged() {
        open().putIfAbsent("trades/binance/BTC-USDT/2026-11.csv", bytes("one"));
        ETag first = open().putIfAbsent("trades/binance/ETH-USDT/2026-11.csv", bytes("one"));
        SortedMap<String, String> before = open().versions("trades/");
        assertThat(before.keySet()).containsExactlyElementsOf(open().list("trades/"));
        assertThat(open().versions("trades/")).isEqualTo(before);

        // Of the same length, at once.
        open().putIfMatch("trades/binance/ETH-USDT/2026-11.csv", bytes("two"), first);
        SortedMap<String, String> after = open().versions("trades/");
        assertThat(after.get("trades/binance/BTC-USDT/2026-11.csv"))
                .isEqualTo(before.get("trades/binance/BTC-USDT/2026-11.csv"));
        assertThat(after.get("trades/binance/ETH-USDT/2026-11.csv"))
                .isNotEqualTo(before.get("trades/binance/ETH-USDT/2026-11.csv"));
        assertThat(open().versions("decisions/")).isEmpty();
    }

    @Test
    void keepsEveryByte() {
        byte[] all = new byte[1_000_000];
        new SplittableRandom(1).nextBytes(all);
        open().putIfAbsent("models/BTC-USDT/m1/network-0000.params", all);
        open().putIfAbsent("empty", new byte[0]);

        assertThat(open().get("models/BTC-USDT/m1/network-0000.params")
                        .orElseThrow()
                        .bytes())
                .isEqualTo(all);
        assertThat(open().get("empty").orElseThrow().bytes()).isEmpty();
    }

    @Test
    void isNotChangedThroughTheArraysOfWriterOrReader() {
        byte[] mine = bytes("one");
        open().putIfAbsent(KEY, mine);
        mine[0] = 'X';
        open().get(KEY).orElseThrow().bytes()[1] = 'X';

        assertThat(open().get(KEY).orElseThrow().text()).isEqualTo("one");
    }

    @Test
    void rejectsPutIfAbsentOfAnExistingKey() {
        open().putIfAbsent(KEY, bytes("one"));

        assertThatThrownBy(() -> open().putIfAbsent(KEY, bytes("two")))
                .isInstanceOf(WriteConflictException.class)
                .hasMessageContaining(KEY);
        assertThat(open().get(KEY).orElseThrow().text()).isEqualTo("one");
    }

    @Test
    void replacesContentWithTheExpectedTag() {
        ETag first = open().putIfAbsent(KEY, bytes("one"));
        ETag second = open().putIfMatch(KEY, bytes("two"), first);

        assertThat(open().get(KEY).orElseThrow().text()).isEqualTo("two");
        assertThat(second)
                .isNotEqualTo(first)
                .isEqualTo(open().get(KEY).orElseThrow().etag());
    }

    @Test
    void rejectsReplacingContentWithAnotherTag() {
        ETag first = open().putIfAbsent(KEY, bytes("one"));
        open().putIfMatch(KEY, bytes("two"), first);

        assertThatThrownBy(() -> open().putIfMatch(KEY, bytes("three"), first))
                .isInstanceOf(WriteConflictException.class);
        assertThat(open().get(KEY).orElseThrow().text()).isEqualTo("two");
    }

    @Test
    void rejectsReplacingADeletedObject() {
        ETag first = open().putIfAbsent(KEY, bytes("one"));
        open().delete(KEY);

        assertThatThrownBy(() -> open().putIfMatch(KEY, bytes("two"), first))
                .isInstanceOf(WriteConflictException.class);
        assertThat(open().get(KEY)).isEmpty();
    }

    @Test
    void deletesOnceAndDoesNothingTheSecondTime() {
        open().putIfAbsent(KEY, bytes("one"));

        open().delete(KEY);
        open().delete(KEY);

        assertThat(open().get(KEY)).isEmpty();
        assertThat(open().list("bars/")).isEmpty();
        assertThat(open().putIfAbsent(KEY, bytes("again"))).isNotNull();
    }

    @Test
    void readsARangeAndTheAvailablePartOfARangeBeyondTheEnd() {
        open().putIfAbsent(KEY, bytes("0123456789"));

        assertThat(open().getRange(KEY, 2, 3)).contains(bytes("234"));
        assertThat(open().getRange(KEY, 8, 100)).contains(bytes("89"));
        assertThat(open().getRange(KEY, 10, 5)).contains(new byte[0]);
        assertThat(open().getRange(KEY, 99, 5)).contains(new byte[0]);
        assertThat(open().getRange(KEY, 0, 0)).contains(new byte[0]);
        assertThatThrownBy(() -> open().getRange(KEY, -1, 5)).hasMessageContaining("from=-1");
    }

    @Test
    void transfersNothingIfTheTagIsKnown() {
        ETag first = open().putIfAbsent(KEY, bytes("one"));
        assertThat(open().getIfChanged(KEY, first)).isEqualTo(new FetchResult.Unchanged());

        ETag second = open().putIfMatch(KEY, bytes("two"), first);
        assertThat(open().getIfChanged(KEY, first)).isInstanceOfSatisfying(FetchResult.Changed.class, changed -> {
            assertThat(changed.object().text()).isEqualTo("two");
            assertThat(changed.object().etag()).isEqualTo(second);
        });
    }

    @Test
    void listsTheKeysOfAPrefixInOrder() {
        for (String key : List.of("b/2", "b/10", "b/sub/1", "a/1", "c", "bc/1", "b-x/1")) {
            open().putIfAbsent(key, bytes(key));
        }

        assertThat(open().list("b/")).containsExactly("b/10", "b/2", "b/sub/1");
        assertThat(open().list("b/1")).containsExactly("b/10");
        assertThat(open().list("b")).containsExactly("b-x/1", "b/10", "b/2", "b/sub/1", "bc/1");
        assertThat(open().list("")).hasSize(7);
        assertThat(open().list("none/")).isEmpty();
    }

    @Test
    void listsMoreKeysThanOnePage() {
        ObjectStore store = open();
        IntStream.range(0, 1_005).parallel().forEach(i -> store.putIfAbsent("many/" + (10_000 + i), bytes("x")));

        assertThat(store.list("many/")).hasSize(1_005).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                "..",
                "../a",
                "a/../b",
                "a/./b",
                ".scalpel/x",
                "a\\b",
                "a b",
                "ä",
                "a\0"
            })
    void rejectsAnInvalidKey(String key) {
        ObjectStore store = open();
        assertThatThrownBy(() -> store.get(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.getIfChanged(key, new ETag("1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.getRange(key, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.putIfAbsent(key, bytes("x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.putIfMatch(key, bytes("x"), new ETag("1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "../", "a/../", ".scalpel", "a//"})
    void rejectsAnInvalidPrefix(String prefix) {
        assertThatThrownBy(() -> open().list(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void exactlyOneOfEightConcurrentCreationsSucceeds() {
        for (int round = 0; round < 10; round++) {
            String key = "chain/round-" + round + ".json";
            AtomicInteger winners = new AtomicInteger();
            // All write the same bytes: a store that distinguishes writers by content would have two winners.
            Race.of(8, writer -> winners.addAndGet(won(() -> open().putIfAbsent(key, bytes("same")))));

            assertThat(winners).as(key).hasValue(1);
        }
    }

    @Test
    void exactlyOneOfEightConcurrentReplacementsSucceeds() {
        for (int round = 0; round < 10; round++) {
            String key = "state/round-" + round + ".json";
            ETag first = open().putIfAbsent(key, bytes("first"));
            AtomicInteger winners = new AtomicInteger();
            Race.of(
                    8,
                    writer -> winners.addAndGet(won(() -> open().putIfMatch(key, bytes("writer " + writer), first))));

            assertThat(winners).as(key).hasValue(1);
        }
    }

    /** Fewer where each takes a request or more to a server. */
    protected int appendsOfEachWriter() {
        return 200;
    }

    /** A plain append, not a merge: a lost write is a missing line, a repeated one a duplicate. */
    @Test
    void neitherLosesNorRepeatsRowsWhenEightWritersAppendAtOnce() {
        int writers = 8;
        int appends = appendsOfEachWriter();
        AtomicBoolean malformed = new AtomicBoolean();
        Race.of(writers, writer -> {
            CompareAndSet own = new CompareAndSet(open());
            for (int i = 0; i < appends; i++) {
                String row = writer + "," + i + "\n";
                CompareAndSet.Update<String> update = own.update(KEY, TEXT, before -> before.orElse("") + row);
                malformed.compareAndSet(false, !update.before().orElse("\n").endsWith("\n"));
            }
        });

        List<String> expected = new ArrayList<>();
        IntStream.range(0, writers)
                .forEach(writer -> IntStream.range(0, appends).forEach(i -> expected.add(writer + "," + i)));
        assertThat(open().get(KEY).orElseThrow().text().lines()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(malformed).isFalse();
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static int won(Runnable write) {
        try {
            write.run();
            return 1;
        } catch (WriteConflictException conflict) {
            return 0;
        }
    }
}
