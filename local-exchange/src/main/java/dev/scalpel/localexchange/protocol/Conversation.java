package dev.scalpel.localexchange.protocol;

import java.util.List;

/** One connection by WebSocket: text messages both ways. Its methods are called one at a time, as those of a {@link Dialect} are. */
public interface Conversation {

    /** What the server sends first. */
    List<String> opened();

    /** What the server answers to a message that arrives at this instant of the market's time. */
    List<String> received(String message, long now);
}
