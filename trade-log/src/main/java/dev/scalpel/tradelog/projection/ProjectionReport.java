package dev.scalpel.tradelog.projection;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a projection did.
 *
 * @param files of the ledger
 * @param projected files whose rows were written
 * @param rows in them
 * @param left files that time did not suffice for: the next run continues with them
 * @param refused why files were left out, by key: their rows stay as they were
 */
public record ProjectionReport(int files, int projected, int rows, int left, Map<String, String> refused) {

    private static final int SHOWN = 3;

    public ProjectionReport {
        refused = Map.copyOf(new TreeMap<>(refused));
    }

    /** One line for each of the first files that were refused. */
    public List<String> problems() {
        return new TreeMap<>(refused).values().stream().limit(SHOWN).toList();
    }
}
