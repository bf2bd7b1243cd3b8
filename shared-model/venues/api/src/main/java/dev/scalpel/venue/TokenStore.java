package dev.scalpel.venue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where the token of a venue's session lies between calls. Safe for concurrent use. */
public interface TokenStore {

    /** The newest token; empty if there is none. It may have expired. */
    Optional<AccessToken> read();

    /** Takes the place of the token before. */
    void write(AccessToken token);

    /** In the memory of this process. */
    static TokenStore inMemory() {
        AtomicReference<@Nullable AccessToken> newest = new AtomicReference<>();
        return new TokenStore() {
            @Override
            public Optional<AccessToken> read() {
                return Optional.ofNullable(newest.get());
            }

            @Override
            public void write(AccessToken token) {
                newest.set(token);
            }
        };
    }
}
