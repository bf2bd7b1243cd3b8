package dev.scalpel.settings.value;

/** How the table of signals is paid for. */
public enum TableCapacity {
    /** Per request. */
    ON_DEMAND,
    /** 5 reads and 5 writes a second, which AWS's free tier covers. */
    PROVISIONED
}
