package dev.scalpel.venue.sample;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.credentials.Credentials;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * The access token: obtained with the login token, renewed before it ends, held in memory only. One caller at a time, since
 * a login ends the session of the one before.
 */
final class SampleSession {

    private static final String LOGIN = "/session";
    private static final String RENEWAL = "/session/renewal";

    private final SampleHttp http;
    private final Clock clock;
    private final Credentials credentials;
    private Optional<Access> access = Optional.empty();

    SampleSession(ConnectionParameters connection, Credentials credentials) {
        http = new SampleHttp(connection, Optional.empty());
        clock = connection.clock();
        this.credentials = credentials;
    }

    /** By our clock, from when the token was requested. */
    private record Access(String token, long from, long lifetime) {

        boolean isValid(long now) {
            return now < from + lifetime;
        }

        boolean isFresh(long now) {
            return now < from + lifetime / 2;
        }
    }

    synchronized String token() throws IOException {
        long now = clock.millis();
        if (access.filter(known -> known.isFresh(now)).isEmpty()) {
            Optional<Access> valid = access.filter(known -> known.isValid(now));
            access = Optional.empty();
            SampleResponses.Session session = valid.isPresent()
                    ? http.authorise(RENEWAL, valid.get().token(), SampleResponses.Session.class)
                    : http.authorise(LOGIN, credentials.secret(), SampleResponses.Session.class);
            access = Optional.of(new Access(session.token(), now, session.lifetime()));
        }
        return access.orElseThrow().token();
    }

    /** The venue did not accept this token: the next request logs in. */
    synchronized void refused(String token) {
        access = access.filter(known -> !known.token().equals(token));
    }
}
