package dev.scalpel.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.ETag;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.ObjectStoreContract;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.WriteConflictException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirroredMemoryStoreTest extends ObjectStoreContract {

    @TempDir
    Path home;

    private MirroredMemoryStore store;

    @BeforeEach
    void begin() {
        store = new MirroredMemoryStore(home.resolve("store"));
    }

    @Override
    protected ObjectStore open() {
        return store;
    }

    @Test
    void writesWhatADirectoryStoreReads() {
        ETag first = store.putIfAbsent("state/BTC-USDT.json", bytes("one"));
        ETag second = store.putIfMatch("state/BTC-USDT.json", bytes("two"), first);
        store.putIfAbsent("state/account.json", bytes("three"));
        store.putIfAbsent("chain/0.json", bytes("gone"));
        store.delete("chain/0.json");

        ObjectStore later = new DirectoryStore(home.resolve("store"), Durability.FSYNC);
        List<String> found = new ArrayList<>();
        later.list("")
                .forEach(key ->
                        found.add(key + " " + later.get(key).orElseThrow().text()));
        assertThat(found).containsExactly("state/BTC-USDT.json two", "state/account.json three");
        assertThat(later.putIfMatch("state/BTC-USDT.json", bytes("four"), second))
                .isNotNull();
    }

    @Test
    void keepsTheFileEqualWhetherAnObjectGrowsShrinksOrChanges() {
        ETag etag = store.putIfAbsent("day.csv", bytes(""));
        for (String text : List.of("a\n", "a\nb\n", "a\nc\n", "a\n", "a\nb\nc\n", "")) {
            etag = store.putIfMatch("day.csv", bytes(text), etag);

            assertThat(home.resolve("store/day.csv")).hasContent(text);
            assertThat(store.get("day.csv").orElseThrow().text()).isEqualTo(text);
        }
    }

    @Test
    void keepsTheOldFileOnAWriteConflict() {
        ETag first = store.putIfAbsent("key", bytes("one"));
        store.putIfMatch("key", bytes("two"), first);

        assertThatThrownBy(() -> store.putIfMatch("key", bytes("three"), first))
                .isInstanceOf(WriteConflictException.class);
        assertThat(home.resolve("store/key")).hasContent("two");
    }

    @Test
    void rejectsADirectoryWithObjects() throws IOException {
        Files.createDirectories(home.resolve("other"));
        Files.writeString(home.resolve("other/key"), "of another program");

        assertThatThrownBy(() -> new MirroredMemoryStore(home.resolve("other")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("must start empty")
                .hasMessageContaining(home.toString());
    }
}
