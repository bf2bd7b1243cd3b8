package dev.scalpel.evidence;

/** What a day of an instrument can say about a procedure. */
public enum HistorySegment {
    /** Its authors saw it: nothing. */
    SEEN,
    /** They did not, but it had happened before the procedure could be followed: at most a credit. */
    HELD_OUT,
    /** It came after the procedure was fixed: full weight. */
    FORWARD
}
