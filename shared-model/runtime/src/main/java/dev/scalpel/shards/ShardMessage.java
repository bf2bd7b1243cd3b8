package dev.scalpel.shards;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What starts the work of a shard: a request for an action, with the minute in which it is worth something.
 *
 * @param action of the function that reads the queue
 * @param shard its name; the function finds out its symbols when it works, so that a changed universe changes them at once
 * @param minute in which it was sent; whoever receives it later drops it ({@code Dispatcher})
 * @param cause what sent it; messages with different causes are not duplicates of each other
 */
public record ShardMessage(String action, String shard, Instant minute, String cause) {

    public ShardMessage {
        if (!minute.equals(minute.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("a message must name a full minute: " + minute);
        }
    }

    /** At this time, by its minute. */
    public static ShardMessage at(Instant now, String action, String shard, String cause) {
        return new ShardMessage(action, shard, now.truncatedTo(ChronoUnit.MINUTES), cause);
    }

    /** The event that the function receives inside the message. */
    public String body() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("action", action)
                .put("shard", shard)
                .put("minute", minute.toString())
                .toString();
    }

    /** The same for the same work of the same minute, however often it is sent. */
    public String deduplication() {
        return cause + "-" + shard + "-" + minute.getEpochSecond();
    }
}
