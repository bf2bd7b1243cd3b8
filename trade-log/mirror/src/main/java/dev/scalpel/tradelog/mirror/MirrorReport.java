package dev.scalpel.tradelog.mirror;

import java.util.Map;

/**
 * What a run did.
 *
 * @param files of trades and orders in the ledger
 * @param projected files whose rows were written
 * @param written items
 * @param kept items that the tables have in a later revision
 * @param positions written
 * @param left files for which there was no time
 * @param refused files that are malformed, with the reason: their rows stay as they were
 */
public record MirrorReport(
        int files, int projected, int written, int kept, int positions, int left, Map<String, String> refused) {

    public MirrorReport {
        refused = Map.copyOf(refused);
    }
}
