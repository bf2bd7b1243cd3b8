package dev.scalpel.benchmarks.faults.invariants;

/** What must hold, whatever happens. */
public enum Invariant {
    STOP_COVERS("a resting stop covers all that is held"),
    ONE_ENTRY_A_BAR("at most one entry per instrument and bar"),
    ONE_ORDER_AN_INTENT("never a second order for one intent"),
    LEDGER_IS_VENUE("the ledger is the venue's record to the last digit"),
    NO_ORPHAN("nothing at the venue that the books do not know"),
    WEIGHT_BOUNDED("the request weight is bounded"),
    SILENT_IN_A_BAN("no request during a ban that the venue has announced"),
    TWICE_IS_ONCE("a second reconciliation changes nothing"),
    SUCCEEDS("an undisturbed invocation succeeds"),
    HALT_HOLDS("no entry and no position while halted"),
    EXIT_HAS_A_CAUSE("no position is closed for the venue's rate limits"),
    COMES_TO_REST("a position ends");

    private final String words;

    Invariant(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
