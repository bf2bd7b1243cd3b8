package dev.scalpel.venue.trading;

import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the keys again when the venue rejects them: a function's process may outlive them. The call that was rejected is
 * not repeated; the next one goes out with the new keys.
 */
final class KeyRenewal {

    /** The store of secrets charges for each reading, and a key that is wrong stays wrong for a while. */
    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(1);

    private final Supplier<Credentials> source;
    private final Function<Credentials, TradingVenue> connect;
    private Credentials known;
    private Instant lastRead = Instant.EPOCH;

    private KeyRenewal(Supplier<Credentials> source, Function<Credentials, TradingVenue> connect) {
        this.source = source;
        this.connect = connect;
        known = source.get();
    }

    /** Reads them for the first time. */
    static KeyRenewal of(Supplier<Credentials> source, Function<Credentials, TradingVenue> connect) {
        return new KeyRenewal(source, connect);
    }

    TradingVenue connect() {
        return connect.apply(known);
    }

    /**
     * The venue with other keys than those that it rejected, where there are any.
     *
     * @throws MissingCredentialsException when they cannot be read, or have no form that the venue's keys have
     */
    synchronized Optional<TradingVenue> afterRejection(Instant now) {
        if (now.isBefore(lastRead.plus(BETWEEN_READINGS))) {
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
