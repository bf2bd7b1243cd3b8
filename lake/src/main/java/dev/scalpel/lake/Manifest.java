package dev.scalpel.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.store.ETag;
import dev.scalpel.store.JsonCodec;
import java.util.Map;
import java.util.TreeMap;

/** What the files of one owner were made from, by month. */
record Manifest(Map<String, Entry> months) {

    static final Manifest EMPTY = new Manifest(Map.of());
    static final JsonCodec<Manifest> CODEC = new JsonCodec<>(new ObjectMapper(), Manifest.class);

    /**
     * A month.
     *
     * @param sources the tag of every object by key
     * @param file the tag of the Parquet file that was made from them
     */
    record Entry(Map<String, String> sources, String file, int rows) {

        Entry {
            sources = new TreeMap<>(sources);
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
