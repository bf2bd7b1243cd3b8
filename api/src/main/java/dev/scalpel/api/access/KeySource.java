package dev.scalpel.api.access;

/** Where the valid keys are kept. */
@FunctionalInterface
public interface KeySource {

    /** @throws dev.scalpel.store.StoreException if they cannot be read now */
    KeyRing current();
}
