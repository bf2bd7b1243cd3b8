package dev.scalpel.lake.analysis;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.JsonCodec;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.LocalDate;
import java.util.List;

/** The results of analyses in the store, one document a day and analysis. A result that is made again replaces the earlier one. */
public final class AnalysisStore {

    /** Raised when an older release can no longer read the document. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final Codec<Document> ENCODED = new JsonCodec<>(JSON, Document.class);
    private static final Codec<byte[]> AS_IT_IS = Codec.of(bytes -> bytes, (key, bytes) -> bytes);

    private final CompareAndSet compareAndSet;

    public AnalysisStore(ObjectStore store) {
        compareAndSet = new CompareAndSet(store);
    }

    /** As it is stored. */
    private record Document(int format, LocalDate day, String analysis, List<?> rows) {}

    /**
     * Stores a result.
     *
     * @param name of the analysis
     */
    public void put(LocalDate day, String name, List<?> rows) {
        byte[] written = ENCODED.encode(new Document(FORMAT, day, name, rows));
        // What was there is not read: it may be torn, and is replaced in any case.
        compareAndSet.update(StoreKeys.analysis(day, name), AS_IT_IS, before -> written);
    }
}
