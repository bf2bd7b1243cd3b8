package dev.scalpel.tradelog.mirror;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.store.JsonCodec;
import java.util.Map;
import java.util.TreeMap;

/** Which versions of the ledger's files are in the tables, by key. */
record Cursor(Map<String, String> versions) {

    static final String KEY = "trade-log/mirror.json";
    static final Cursor NONE = new Cursor(Map.of());
    static final JsonCodec<Cursor> CODEC = new JsonCodec<>(new ObjectMapper(), Cursor.class);

    Cursor {
        versions = new TreeMap<>(versions);
    }

    Cursor with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(versions);
        all.putAll(others);
        return new Cursor(all);
    }
}
