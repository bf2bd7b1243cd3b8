package dev.scalpel.venue;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.MemoryStore;
import java.util.function.Supplier;

/**
 * What an adapter needs whose venue has sessions: all connections of one account share it, because a new session may end the
 * one before.
 *
 * @param leases where it is recorded who renews a session until when; no token lies there
 * @param tokens where the token lies
 * @param notices to the owner
 * @param names makes a name that no other process and no other connection has
 */
public record SessionStorage(ObjectStore leases, TokenStore tokens, SessionNotice notices, Supplier<String> names) {

    /** Of one connection, in memory. */
    public static SessionStorage ofOneConnection() {
        return new SessionStorage(
                new MemoryStore(), TokenStore.inMemory(), SessionNotice.LOGGED, () -> "the only connection");
    }
}
