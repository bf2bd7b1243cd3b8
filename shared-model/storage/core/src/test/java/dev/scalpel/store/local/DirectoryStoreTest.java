package dev.scalpel.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.ETag;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.ObjectStoreContract;
import dev.scalpel.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends ObjectStoreContract {

    @TempDir
    Path home;

    @Override
    protected ObjectStore open() {
        return new DirectoryStore(home.resolve("store"), Durability.NONE);
    }

    @Test
    void storesAnObjectAsTheFileOfItsKey() {
        open().putIfAbsent("state/BTC-USDT.json", bytes("{}"));

        assertThat(home.resolve("store/state/BTC-USDT.json")).hasContent("{}");
    }

    @Test
    void writesTheSameFilesWithFsync() {
        ObjectStore durable = new DirectoryStore(home.resolve("store"), Durability.FSYNC);
        ETag first = durable.putIfAbsent("a/b/c", bytes("one"));
        durable.putIfMatch("a/b/c", bytes("two"), first);
        durable.putIfAbsent("a/d", bytes("three"));
        durable.delete("a/d");

        assertThat(open().get("a/b/c").orElseThrow().text()).isEqualTo("two");
        assertThat(open().list("")).containsExactly("a/b/c");
    }

    @Test
    void ignoresAndReusesTheTemporaryFileOfACrashedWriter() throws IOException {
        ObjectStore store = open();
        ETag first = store.putIfAbsent("key", bytes("one"));
        Path leftOver = home.resolve(String.format("store/.scalpel/tmp/%02d.tmp", StripedLocks.stripeOf("key")));
        Files.writeString(leftOver, "half of a long, long object that was never fini");

        assertThat(store.list("")).containsExactly("key");
        store.putIfMatch("key", bytes("two"), first);

        assertThat(store.get("key").orElseThrow().text()).isEqualTo("two");
        assertThat(leftOver).doesNotExist();
    }

    @Test
    void doesNotListHiddenFilesOfOtherPrograms() throws IOException {
        ObjectStore store = open();
        store.putIfAbsent("bars/a", bytes("one"));
        Files.writeString(home.resolve("store/bars/.DS_Store"), "not ours");
        Files.createDirectories(home.resolve("store/.git/objects"));
        Files.writeString(home.resolve("store/.git/objects/x"), "not ours");

        assertThat(store.list("")).containsExactly("bars/a");
    }

    @Test
    void reportsDirectoryKeyAndCauseOfAnIoError() throws IOException {
        ObjectStore store = open();
        store.putIfAbsent("a", bytes("a file where a folder is expected"));

        assertThatThrownBy(() -> store.putIfAbsent("a/b", bytes("x")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'a/b'")
                .hasMessageContaining(home.toString());
        assertThat(store.list("")).isEqualTo(List.of("a"));
    }
}
