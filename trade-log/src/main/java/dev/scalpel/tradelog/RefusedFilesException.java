package dev.scalpel.tradelog;

import java.util.Map;
import java.util.TreeMap;

/** Files of the ledger were refused; everything else was projected. */
public final class RefusedFilesException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 3;

    /** @param refused why, by key */
    public RefusedFilesException(Map<String, String> refused) {
        super("everything else was projected, but the ledger has " + refused.size()
                + (refused.size() == 1 ? " malformed file: " : " malformed files: ")
                + String.join(
                        "; ",
                        new TreeMap<>(refused).values().stream().limit(SHOWN).toList())
                + "; their rows stay as they were until the files are repaired");
    }
}
