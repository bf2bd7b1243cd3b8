package dev.scalpel.venue.sample;

import java.time.Clock;
import java.time.Duration;

/** The stand-in's sessions: one at a time. A login ends the one before, and each token is valid for ten minutes. */
final class SampleSessions {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Clock clock;
    private final String login;
    private final String accessPrefix;
    private String access = "";
    private long expires;
    private int logins;
    private int renewals;
    private int refused;

    SampleSessions(Clock clock, String login, String accessPrefix) {
        this.clock = clock;
        this.login = login;
        this.accessPrefix = accessPrefix;
    }

    synchronized SampleResponses.Session login(String authorization) {
        if (!authorization.equals("Bearer " + login)) {
            throw new SampleRefusal(401, "bad_token", "who are you?");
        }
        logins++;
        return next();
    }

    synchronized SampleResponses.Session renew(String authorization) {
        require(authorization);
        renewals++;
        return next();
    }

    synchronized void require(String authorization) {
        if (access.isEmpty() || !authorization.equals("Bearer " + access)) {
            refused++;
            throw new SampleRefusal(401, "bad_token", "this is not the token of the session");
        }
        if (clock.millis() >= expires) {
            throw new SampleRefusal(401, "token_expired", "log in again");
        }
    }

    /** As after a restart of the venue. */
    synchronized void end() {
        access = "";
    }

    synchronized int logins() {
        return logins;
    }

    synchronized int renewals() {
        return renewals;
    }

    /** How many requests came with the token of a session that another one has ended. */
    synchronized int refused() {
        return refused;
    }

    private SampleResponses.Session next() {
        access = accessPrefix + logins + "x" + renewals;
        expires = clock.millis() + LIFETIME.toMillis();
        return new SampleResponses.Session(access, LIFETIME.toMillis());
    }
}
