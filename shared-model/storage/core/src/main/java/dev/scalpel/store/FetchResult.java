package dev.scalpel.store;

/** What a conditional get found. */
public sealed interface FetchResult {

    /** The object still has the tag that the caller knows; nothing was transferred. */
    record Unchanged() implements FetchResult {}

    /** The object is there and differs from what the caller knows. */
    record Changed(StoredObject object) implements FetchResult {}

    /** There is no such object (any more). */
    record Absent() implements FetchResult {}
}
