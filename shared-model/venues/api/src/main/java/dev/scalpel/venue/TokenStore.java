package dev.scalpel.venue;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Where the token of a venue's session lies between calls. Safe for concurrent use. */
public interface TokenStore {

    /** The newest token; empty if there is none. It may have expired. */
    Optional<AccessToken> read();

    /** Takes the place of the token before. */
    void write(AccessToken token);

    /** In the memory of this process. */
    static TokenStore inMemory() {
        ConcurrentLinkedDeque<AccessToken> newest = new ConcurrentLinkedDeque<>();
        return new TokenStore() {
            @Override
            public Optional<AccessToken> read() {
                return Optional.ofNullable(newest.peekLast());
            }

            @Override
            public void write(AccessToken token) {
                newest.add(token);
                while (newest.size() > 1) {
                    newest.poll();
                }
            }
        };
    }
}
