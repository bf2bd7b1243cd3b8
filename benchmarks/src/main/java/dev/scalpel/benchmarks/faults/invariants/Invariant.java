package dev.scalpel.benchmarks.faults.invariants;

/** What must hold under all faults. */
public enum Invariant {
    STOP_COVERS("a resting stop covers the whole position"),
    ONE_ENTRY_PER_BAR("at most one entry per instrument and bar"),
    ONE_ORDER_PER_INTENT("never a second order for one intent"),
    LEDGER_MATCHES_VENUE("the ledger matches the venue to the last digit"),
    NO_UNKNOWN_ORDER("no order or holding at the venue that is not in the state"),
    WEIGHT_BOUNDED("the request weight is bounded"),
    NO_REQUEST_DURING_BAN("no request during a ban that the venue has announced"),
    RECONCILIATION_IS_IDEMPOTENT("a second reconciliation changes nothing"),
    SUCCEEDS("an undisturbed invocation succeeds"),
    HALT_HOLDS("no entry and no position while halted"),
    NO_EXIT_FOR_RATE_LIMITS("no position is closed because of a rate limit"),
    POSITION_ENDS("every position ends");

    private final String description;

    Invariant(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }
}
