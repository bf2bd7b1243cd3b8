package dev.scalpel.venue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A notice to the owner that a session at a venue needs attention. */
@FunctionalInterface
public interface SessionNotice {

    /** A line of the log and nothing else. */
    SessionNotice LOGGED = (cause, text) -> {
        Logger log = LoggerFactory.getLogger(SessionNotice.class);
        log.error("{}: {}", cause, text);
    };

    /**
     * @param cause the same for the same trouble: a short name in lower-case letters and hyphens
     * @param text what has happened and what to do; without secrets
     */
    void send(String cause, String text);
}
