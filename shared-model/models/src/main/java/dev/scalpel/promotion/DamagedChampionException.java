package dev.scalpel.promotion;

/** A champion pointer cannot be read. Nothing was changed. The message says where it is and what to do. */
public final class DamagedChampionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedChampionException(String key, String flaw) {
        super("the champion pointer " + key + " is damaged: " + flaw
                + "; open positions are still managed, nothing is opened. Restore an older version of it, or remove it, which"
                + " means flat");
    }
}
