package dev.scalpel.retrieval;

import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers, across invocations and machines, until when a venue wants to be left alone: whoever goes on asking is banned
 * for longer.
 */
final class VenuePause {

    private static final Codec<Instant> TIME = new Codec<>() {
        @Override
        public byte[] encode(Instant end) {
            return end.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Instant decode(String key, byte[] bytes) {
            try {
                return Instant.parse(new String(bytes, StandardCharsets.UTF_8));
            } catch (DateTimeException e) {
                // Nobody but this class writes it; a foreign text means no pause rather than a bot that stands still.
                return Instant.EPOCH;
            }
        }
    };

    private final ObjectStore store;
    private final String key;

    VenuePause(ObjectStore store, String venue) {
        this.store = store;
        this.key = StoreKeys.venuePause(venue);
    }

    /** The end of the pause, where there is one that is not over. */
    Optional<Instant> pausedAt(Instant now) {
        return store.get(key).map(object -> TIME.decode(key, object.bytes())).filter(now::isBefore);
    }

    /** Keeps the later end, whoever writes it. */
    void until(Instant end) {
        new CompareAndSet(store)
                .update(key, TIME, known -> known.filter(end::isBefore).orElse(end));
    }
}
