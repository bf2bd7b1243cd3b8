package dev.scalpel.venue.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who renews a venue's token until when, and what limits it. No token.
 *
 * @param holder the process that has the lease; empty without one
 * @param leasedUntil the lease of a process that has died ends then
 * @param authentications when sessions were begun in the last day, oldest first
 * @param attempt a name of the newest of them that no other has, so that recording it twice is recording it once
 * @param blockedUntil neither a session is begun nor a token renewed before
 * @param expires when the newest token expires
 * @param dead the fingerprint of the newest token that the venue has refused; empty if it has refused none
 */
public record TokenState(
        String holder,
        Instant leasedUntil,
        List<Instant> authentications,
        String attempt,
        Instant blockedUntil,
        Optional<Instant> expires,
        String dead) {

    static final TokenState NONE =
            new TokenState("", Instant.EPOCH, List.of(), "", Instant.EPOCH, Optional.empty(), "");

    static final int MAX_AUTHENTICATIONS = 10;
    static final Duration PER = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(1);

    public TokenState {
        authentications = List.copyOf(authentications);
    }

    /** Leased by the process, unless another has the lease. */
    TokenState leased(String process, Instant now, Instant until) {
        boolean free = holder.isEmpty() || holder.equals(process) || !now.isBefore(leasedUntil);
        return free ? new TokenState(process, until, authentications, attempt, blockedUntil, expires, dead) : this;
    }

    TokenState released(String process) {
        return holder.equals(process)
                ? new TokenState("", Instant.EPOCH, authentications, attempt, blockedUntil, expires, dead)
                : this;
    }

    /** With one more session begun, if the limit allows it. */
    TokenState authenticated(String name, Instant now) {
        if (attempt.equals(name) || nextAuthentication(now).isAfter(now)) {
            return this;
        }
        List<Instant> kept = Stream.concat(
                        authentications.stream().filter(time -> time.isAfter(now.minus(KEPT))), Stream.of(now))
                .toList();
        return new TokenState(holder, leasedUntil, kept, name, blockedUntil, expires, dead);
    }

    /** The earliest time, from now on, at which a session may be begun. */
    Instant nextAuthentication(Instant now) {
        List<Instant> recent = authentications.stream()
                .filter(time -> time.isAfter(now.minus(PER)))
                .toList();
        Instant free = recent.size() < MAX_AUTHENTICATIONS
                ? now
                : recent.get(recent.size() - MAX_AUTHENTICATIONS).plus(PER);
        return free.isAfter(blockedUntil) ? free : blockedUntil;
    }

    /** A block is prolonged, never shortened. */
    TokenState blocked(Instant until) {
        return until.isAfter(blockedUntil)
                ? new TokenState(holder, leasedUntil, authentications, attempt, until, expires, dead)
                : this;
    }

    TokenState granted(Instant expiry) {
        return new TokenState(holder, leasedUntil, authentications, attempt, blockedUntil, Optional.of(expiry), dead);
    }

    TokenState refused(String fingerprint) {
        return new TokenState(holder, leasedUntil, authentications, attempt, blockedUntil, expires, fingerprint);
    }
}
