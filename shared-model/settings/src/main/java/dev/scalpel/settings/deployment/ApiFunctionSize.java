package dev.scalpel.settings.deployment;

/** The function behind the HTTP API in AWS, as the deployment makes it and the cost model charges it. */
public final class ApiFunctionSize {

    /** The memory at which Lambda gives a whole processor: a sender of signals gives up after 3 s. */
    public static final int MEMORY_MB = 1_769;

    /** How often a schedule calls it, so that a process stays warm. */
    public static final int WARM_MINUTES = 4;

    /** Units of a table that is not paid per request. */
    public static final int TABLE_UNITS = 5;

    private ApiFunctionSize() {}
}
