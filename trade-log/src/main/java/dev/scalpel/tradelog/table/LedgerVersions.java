package dev.scalpel.tradelog.table;

import dev.scalpel.store.ObjectStore;
import java.util.Map;
import java.util.TreeMap;

/** Which files the ledger has. */
public final class LedgerVersions {

    private LedgerVersions() {}

    /** The versions of the ledger's files, by key. */
    public static Map<String, String> of(ObjectStore store) {
        Map<String, String> files = new TreeMap<>();
        for (String prefix : LedgerFile.PREFIXES) {
            store.versions(prefix).forEach((key, version) -> {
                if (LedgerFile.of(key).isPresent()) {
                    files.put(key, version);
                }
            });
        }
        return files;
    }
}
