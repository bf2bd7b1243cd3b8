package dev.scalpel.store;

/** The result of a conditional get. */
public sealed interface FetchResult {

    /** The object still has the known tag; nothing was transferred. */
    record Unchanged() implements FetchResult {}

    /** The object has another tag. */
    record Changed(StoredObject object) implements FetchResult {}

    /** There is no such object, or no longer. */
    record Absent() implements FetchResult {}
}
