package dev.scalpel.venue.trading;

import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the keys again when the venue rejects them: a function's process may outlive them. The rejected call is not
 * repeated; the next one uses the new keys.
 */
final class KeyRenewal {

    /** A store of secrets charges or limits reads, and an invalid key is unlikely to change sooner. */
    private static final Duration MIN_READ_INTERVAL = Duration.ofMinutes(1);

    private final Supplier<Credentials> source;
    private final Function<Credentials, TradingVenue> connect;
    private Credentials known;
    private Instant lastRead = Instant.EPOCH;

    private KeyRenewal(Supplier<Credentials> source, Function<Credentials, TradingVenue> connect) {
        this.source = source;
        this.connect = connect;
        known = source.get();
    }

    /** Reads the keys for the first time. */
    static KeyRenewal of(Supplier<Credentials> source, Function<Credentials, TradingVenue> connect) {
        return new KeyRenewal(source, connect);
    }

    TradingVenue connect() {
        return connect.apply(known);
    }

    /**
     * The venue with new keys, if the stored keys differ from those that it rejected.
     *
     * @throws MissingCredentialsException when they cannot be read, or do not have the form of the venue's keys
     */
    synchronized Optional<TradingVenue> afterRejection(Instant now) {
        if (now.isBefore(lastRead.plus(MIN_READ_INTERVAL))) {
            return Optional.empty();
        }
        lastRead = now;
        Credentials read = source.get();
        if (read.isSame(known)) {
            return Optional.empty();
        }
        TradingVenue fresh = connect.apply(read);
        known = read;
        return Optional.of(fresh);
    }
}
