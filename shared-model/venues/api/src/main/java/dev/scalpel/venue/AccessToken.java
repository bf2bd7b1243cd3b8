package dev.scalpel.venue;

import dev.scalpel.market.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * The token of a session at a venue, until it expires. Not a record, so that nothing prints, compares or serialises it by
 * accident.
 */
public final class AccessToken {

    private static final int FINGERPRINT = 8;

    private final String text;
    private final String owner;
    private final Instant expires;

    /**
     * @param owner whose session it is, without secrets: a token of another user or address is none of ours
     * @param expires by the venue's clock
     */
    public AccessToken(String text, String owner, Instant expires) {
        if (text.isBlank() || owner.isBlank()) {
            throw new IllegalArgumentException("a token and its owner must not be empty");
        }
        this.text = text;
        this.owner = owner;
        this.expires = expires;
    }

    /** What is sent with each request. */
    public String text() {
        return text;
    }

    public String owner() {
        return owner;
    }

    public Instant expires() {
        return expires;
    }

    /** Whether more than this time is left. */
    public boolean lastsLonger(Instant now, Duration time) {
        return now.plus(time).isBefore(expires);
    }

    /** A few digits that another token hardly has, and from which nobody learns the token. */
    public String fingerprint() {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, FINGERPRINT);
    }

    @Override
    public String toString() {
        return "AccessToken[hidden, expires " + expires + "]";
    }
}
