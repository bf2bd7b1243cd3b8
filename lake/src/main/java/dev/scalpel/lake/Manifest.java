package dev.scalpel.lake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.store.ETag;
import dev.scalpel.store.JsonCodec;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the files of one owner were made from, by month. */
record Manifest(Map<String, Entry> months) {

    static final Manifest EMPTY = new Manifest(Map.of());
    static final JsonCodec<Manifest> CODEC = new JsonCodec<>(new ObjectMapper(), Manifest.class);

    /**
     * A month.
     *
     * @param sources the tag of every object by key
     * @param versions the version of every object as the store lists it, read before its content; none are noted for files of former
     *     editions
     * @param file the tag of the Parquet file that was made from them
     */
    record Entry(Map<String, String> sources, @Nullable Map<String, String> versions, String file, int rows) {

        Entry {
            sources = new TreeMap<>(sources);
        }

        @JsonIgnore
        Map<String, String> knownVersions() {
            return versions == null ? Map.of() : versions;
        }

        Entry withVersions(Map<String, String> listed) {
            return new Entry(sources, listed, file, rows);
        }

        ETag fileTag() {
            return new ETag(file);
        }
    }

    Manifest {
        months = new TreeMap<>(months);
    }

    Manifest with(String month, Entry entry) {
        Map<String, Entry> changed = new TreeMap<>(months);
        changed.put(month, entry);
        return new Manifest(changed);
    }
}
