package dev.scalpel.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.store.DocumentStore.Document;
import dev.scalpel.store.local.MemoryStore;
import org.junit.jupiter.api.Test;

class DocumentStoreTest {

    private static final String KEY = "state/BTC-USDT.json";

    private final FaultInjectingStore store = new FaultInjectingStore(new MemoryStore());
    private final DocumentStore<Pointer> documents =
            new DocumentStore<>(store, new JsonCodec<>(new ObjectMapper(), Pointer.class));

    @Test
    void createsOnceThenReplacesWhatWasRead() {
        assertThat(documents.read(KEY)).isEmpty();
        documents.create(KEY, new Pointer(1, "a"));
        Document<Pointer> read = documents.read(KEY).orElseThrow();

        documents.replace(KEY, read, new Pointer(2, "b"));

        assertThat(documents.read(KEY).orElseThrow().value()).isEqualTo(new Pointer(2, "b"));
        assertThatThrownBy(() -> documents.create(KEY, new Pointer(1, "c"))).isInstanceOf(WriteConflictException.class);
        assertThatThrownBy(() -> documents.replace(KEY, read, new Pointer(2, "c")))
                .isInstanceOf(WriteConflictException.class);
    }

    @Test
    void recognisesItsOwnWriteIfTheAnswerWasLost() {
        store.loseNextAnswer();
        Document<Pointer> first = documents.create(KEY, new Pointer(1, "a"));
        store.loseNextAnswer();
        Document<Pointer> second = documents.replace(KEY, first, new Pointer(2, "a"));

        assertThat(documents.read(KEY)).contains(second);
        assertThat(store.writes()).isEqualTo(2);
    }

    @Test
    void reportsTheKeyOfAMalformedDocument() {
        store.putIfAbsent(KEY, "{\"revision\": tor".getBytes(UTF_8));

        assertThatThrownBy(() -> documents.read(KEY))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(KEY)
                .hasMessageContaining("Pointer");
    }

    record Pointer(long revision, String writer) {}
}
