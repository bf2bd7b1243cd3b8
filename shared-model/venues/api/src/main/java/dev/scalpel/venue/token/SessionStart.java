package dev.scalpel.venue.token;

import dev.scalpel.venue.AccessToken;
import dev.scalpel.venue.SessionNotice;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.token.SessionCalls.Answer;
import dev.scalpel.venue.token.SessionCalls.Captcha;
import dev.scalpel.venue.token.SessionCalls.Granted;
import dev.scalpel.venue.token.SessionCalls.Penalty;
import dev.scalpel.venue.token.SessionCalls.Refused;
import dev.scalpel.venue.token.SessionCalls.TooMany;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Begins a session, within the venue's limits: who begins more than it allows is locked out of the account. */
final class SessionStart {

    /** A longer penalty is not waited for within a call. */
    static final Duration MAX_DELAY = Duration.ofMinutes(1);
    /** "Wait about one hour for the endpoint's count to clear". */
    private static final Duration PUZZLE = Duration.ofHours(1);
    /** Keys that the venue has refused are not sent again before. */
    static final Duration REFUSED_FOR = Duration.ofMinutes(5);

    private final String process;
    private final SessionCalls calls;
    private final TokenStates states;
    private final SessionNotice notices;
    private final Clock clock;
    private final Consumer<Duration> pause;
    private int attempts;
    private Instant refusedUntil = Instant.EPOCH;

    /** @param process has the lease when a session is begun; a penalty prolongs it */
    SessionStart(
            String process,
            SessionCalls calls,
            TokenStates states,
            SessionNotice notices,
            Clock clock,
            Consumer<Duration> pause) {
        this.process = process;
        this.calls = calls;
        this.states = states;
        this.notices = notices;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * The token of a new session.
     *
     * @throws SessionException when none can be begun now
     */
    AccessToken begin() throws IOException {
        Answer answer = authenticate(Optional.empty());
        if (answer instanceof Penalty penalty && penalty.delay().compareTo(MAX_DELAY) <= 0) {
            states.lease(process, clock.instant(), penalty.delay().plus(TokenKeeper.LEASE));
            pause.accept(penalty.delay());
            answer = authenticate(Optional.of(penalty.ticket()));
        }
        if (answer instanceof Granted granted) {
            return granted.token();
        }
        throw refusal(answer);
    }

    private SessionException refusal(Answer answer) {
        if (answer instanceof Refused refused) {
            refusedUntil = clock.instant().plus(REFUSED_FOR);
            return failure(Kind.KEY_REJECTED, "the venue refuses to begin a session: " + refused.reason());
        }
        Duration time = delay(answer);
        Instant until = clock.instant().plus(time);
        states.block(until);
        if (answer instanceof Captcha) {
            notices.send(
                    "session-captcha",
                    "the venue asks for a puzzle that only a person can solve: log in there by hand; no session is begun before "
                            + until);
        }
        return limited(reason(answer), time);
    }

    /** How long neither a session may be begun nor a token renewed after this answer. */
    static Duration delay(Answer answer) {
        if (answer instanceof TooMany limited) {
            return limited.time();
        }
        return answer instanceof Penalty penalty ? penalty.delay() : PUZZLE;
    }

    private static String reason(Answer answer) {
        if (answer instanceof TooMany) {
            return "the venue has had too many requests for sessions";
        }
        return answer instanceof Captcha ? "the venue asks for a puzzle" : "the venue asks to wait";
    }

    private Answer authenticate(Optional<String> ticket) throws IOException {
        Instant now = clock.instant();
        if (now.isBefore(refusedUntil)) {
            throw failure(Kind.KEY_REJECTED, "the venue has refused these keys");
        }
        attempts++;
        String attempt = process + "-" + attempts;
        TokenState state = states.change(before -> before.authenticated(attempt, now));
        if (!state.attempt().equals(attempt)) {
            Instant next = state.nextAuthentication(now);
            throw limited("no session may be begun before " + next, Duration.between(now, next));
        }
        return calls.authenticate(ticket);
    }

    private static SessionException failure(Kind kind, String text) {
        return new SessionException(kind, text, Optional.empty());
    }

    private static SessionException limited(String text, Duration retryAfter) {
        return new SessionException(Kind.RATE_LIMITED, text, Optional.of(retryAfter));
    }
}
