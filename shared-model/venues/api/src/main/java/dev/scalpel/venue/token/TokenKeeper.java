package dev.scalpel.venue.token;

import dev.scalpel.venue.AccessToken;
import dev.scalpel.venue.SessionStorage;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.token.SessionCalls.Answer;
import dev.scalpel.venue.token.SessionCalls.Granted;
import dev.scalpel.venue.token.SessionCalls.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keeps a venue's session alive. A token is renewed when less than 15 minutes are left. A session is begun only for a missing or
 * dead token, and only under a lease: a new session may end an older one, so two processes must not begin one each. Safe for
 * concurrent use.
 */
public final class TokenKeeper {

    static final Duration RENEW_BELOW = Duration.ofMinutes(15);
    static final Duration ALARM_BELOW = Duration.ofMinutes(5);
    static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofSeconds(1);
    /** Twice as long as a lease. */
    private static final int MAX_STEPS = 60;

    private final String owner;
    private final SessionCalls calls;
    private final SessionStart start;
    private final SessionStorage storage;
    private final TokenStates states;
    private final Clock clock;
    private final Consumer<Duration> pause;
    private final String process;
    private Optional<AccessToken> known = Optional.empty();
    private String dead = "";

    /**
     * @param owner whose tokens these are, without secrets
     * @param clock the venue's
     * @param pause how a call waits
     */
    public TokenKeeper(
            String venue,
            String owner,
            SessionCalls calls,
            SessionStorage storage,
            Clock clock,
            Consumer<Duration> pause) {
        this.owner = owner;
        this.calls = calls;
        this.storage = storage;
        states = new TokenStates(storage.leases(), venue);
        this.clock = clock;
        process = storage.names().get();
        this.pause = pause;
        start = new SessionStart(process, calls, states, storage.notices(), clock, pause);
    }

    /**
     * A token that has not expired.
     *
     * @throws SessionException when there is none and none can be had now
     */
    public synchronized AccessToken token() throws IOException {
        if (isFresh()) {
            return known.orElseThrow();
        }
        for (int waited = 0; waited < MAX_STEPS; waited++) {
            read();
            if (isFresh()) {
                return known.orElseThrow();
            }
            if (states.lease(process, clock.instant(), LEASE)) {
                return underLease();
            }
            if (known.isPresent()) {
                // Somebody else renews it; it is good until then.
                return known.get();
            }
            pause.accept(STEP);
        }
        throw new SessionException(
                Kind.OUTCOME_UNKNOWN, "another process has been beginning a session for too long", Optional.empty());
    }

    /** The venue did not accept this token: no process uses it again. */
    public synchronized void refused(AccessToken token) {
        states.change(state -> state.refused(token.fingerprint()));
        dead = token.fingerprint();
        known = known.filter(this::isAlive);
    }

    private AccessToken underLease() throws IOException {
        try {
            read();
            if (isFresh()) {
                return known.orElseThrow();
            }
            Optional<AccessToken> renewed = known.isPresent() ? renewed(known.get()) : Optional.empty();
            return renewed.isPresent() ? renewed.get() : keep(start.begin());
        } finally {
            states.release(process);
        }
    }

    /** Renewed, or as it is while it lives; empty if the venue says that it is dead. */
    private Optional<AccessToken> renewed(AccessToken current) {
        Instant now = clock.instant();
        Instant blocked = states.blockedUntil();
        if (now.isBefore(blocked)) {
            return Optional.of(keepsOn(current, "requests are blocked until " + blocked));
        }
        Answer answer;
        try {
            answer = calls.renew(current);
        } catch (IOException failed) {
            return Optional.of(keepsOn(current, "its renewal had no answer"));
        }
        if (answer instanceof Granted granted) {
            return Optional.of(keep(granted.token()));
        }
        if (answer instanceof Refused) {
            refused(current);
            return Optional.empty();
        }
        states.block(now.plus(SessionStart.delay(answer)));
        return Optional.of(keepsOn(current, "the venue limits renewals"));
    }

    private AccessToken keepsOn(AccessToken current, String why) {
        if (!current.lastsLonger(clock.instant(), ALARM_BELOW)) {
            storage.notices()
                    .send(
                            "token-expiring",
                            "the session ends at " + current.expires() + " and could not be renewed: " + why);
        }
        return current;
    }

    private AccessToken keep(AccessToken token) {
        known = Optional.of(token);
        states.change(state -> state.granted(token.expires()));
        try {
            storage.tokens().write(token);
        } catch (MissingCredentialsException notStored) {
            // This process goes on with it; every other one would begin a session of its own.
            storage.notices().send("token-not-stored", String.valueOf(notStored.getMessage()));
        }
        return token;
    }

    /** The one that lives longest: what another process has stored, or what could not be stored. */
    private void read() {
        dead = states.read().map(TokenState::dead).orElse("");
        known = Stream.concat(storage.tokens().read().stream(), known.stream())
                .filter(this::isAlive)
                .max(Comparator.comparing(AccessToken::expires));
    }

    private boolean isAlive(AccessToken token) {
        return token.owner().equals(owner)
                && !token.fingerprint().equals(dead)
                && token.lastsLonger(clock.instant(), Duration.ZERO);
    }

    private boolean isFresh() {
        return known.filter(token -> token.lastsLonger(clock.instant(), RENEW_BELOW))
                .isPresent();
    }
}
