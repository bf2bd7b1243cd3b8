package dev.scalpel.settings.section;

/** Where the store is kept. */
public enum StoreKind {
    DIRECTORY,
    S3
}
