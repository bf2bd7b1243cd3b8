package dev.scalpel.venue.token;

import dev.scalpel.venue.AccessToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A venue with one session at a time, tokens of 80 minutes, and a clock that only the test moves. */
final class SessionServer implements SessionCalls {

    static final Duration LIFETIME = Duration.ofMinutes(80);
    static final String OWNER = "user at demo";

    final List<Instant> authentications = new ArrayList<>();
    final List<Optional<String>> tickets = new ArrayList<>();
    int renewals;
    /** What the next requests for a session, and for a renewal, are answered instead. */
    final Deque<Supplier<Answer>> scriptedAuthentications = new ArrayDeque<>();

    final Deque<Supplier<Answer>> scriptedRenewals = new ArrayDeque<>();
    private String session = "";
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private Duration duringCall = Duration.ZERO;

    synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    /** As after the venue's restart. */
    synchronized void endSession() {
        session = "";
    }

    /** How long a request for a session takes, in real time, so that two can overlap. */
    void answerAfter(Duration time) {
        duringCall = time;
    }

    synchronized boolean accepts(AccessToken token) {
        return !session.isEmpty() && token.text().startsWith(session) && now.isBefore(token.expires());
    }

    @Override
    public Answer authenticate(Optional<String> ticket) throws IOException {
        pause();
        synchronized (this) {
            authentications.add(now);
            tickets.add(ticket);
            Supplier<Answer> scripted = scriptedAuthentications.poll();
            if (scripted != null) {
                return scripted.get();
            }
            session = "session-" + authentications.size() + "-";
            return new Granted(new AccessToken(session + renewals, OWNER, now.plus(LIFETIME)));
        }
    }

    @Override
    public Answer renew(AccessToken current) throws IOException {
        pause();
        synchronized (this) {
            renewals++;
            Supplier<Answer> scripted = scriptedRenewals.poll();
            if (scripted != null) {
                return scripted.get();
            }
            return accepts(current)
                    ? new Granted(new AccessToken(session + renewals, OWNER, now.plus(LIFETIME)))
                    : new Refused("Access is denied");
        }
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(duringCall.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                synchronized (SessionServer.this) {
                    return now;
                }
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
