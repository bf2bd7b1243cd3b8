package dev.scalpel.venue.trading;

import dev.scalpel.settings.value.Mode;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests to a venue with one key after another: a rejected key is read again, and its permissions are checked. */
final class VenueSession {

    /** A request to the venue. */
    @FunctionalInterface
    interface Request<T> {
        T execute(TradingVenue venue) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(VenueSession.class);

    private final Mode mode;
    private final Clock ours;
    private final VenueErrors errors;
    private final Optional<KeyRenewal> renewal;
    private volatile TradingVenue venue;
    private volatile boolean rightsChecked;

    VenueSession(Mode mode, Clock ours, VenueErrors errors, TradingVenue venue, Optional<KeyRenewal> renewal) {
        this.mode = mode;
        this.ours = ours;
        this.errors = errors;
        this.venue = venue;
        this.renewal = renewal;
    }

    VenueCapabilities capabilities() {
        return venue.capabilities();
    }

    /** Reads the key's permissions unless they are known. */
    void requireRights() {
        if (!rightsChecked) {
            Optional<KeyRights> rights = call("the permissions of the key", TradingVenue::keyRights);
            TradingGuard.requireRights(mode, rights);
            TradingGuard.warnings(mode, rights).forEach(LOG::warn);
            rightsChecked = true;
        }
    }

    /** @throws VenueException with what the venue's failure means */
    <T> T call(String what, Request<T> request) {
        try {
            return request.execute(venue);
        } catch (IOException | RuntimeException e) {
            VenueException explained = errors.explain(what, e);
            if (explained.kind() == VenueException.Kind.KEY_REJECTED) {
                renewKeys(explained);
            }
            throw explained;
        }
    }

    /** New keys for the next request; their permissions are checked before the next order. */
    private void renewKeys(VenueException rejection) {
        try {
            renewal.flatMap(keys -> keys.afterRejection(ours.instant())).ifPresent(renewed -> {
                rightsChecked = false;
                venue = renewed;
            });
        } catch (MissingCredentialsException unread) {
            rejection.addSuppressed(unread);
        }
    }
}
