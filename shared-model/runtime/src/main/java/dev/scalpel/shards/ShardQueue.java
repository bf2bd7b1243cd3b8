package dev.scalpel.shards;

import java.util.List;

/**
 * Starts the work of shards, each in a call of its own. The work of one shard is not started while an earlier call for it is running,
 * and the same message starts it once. Both are for speed: what happens twice or at the same time is made harmless by the claims.
 */
@FunctionalInterface
public interface ShardQueue {

    /** @throws ShardQueueException if any message could not be sent; the others were */
    void send(List<ShardMessage> messages);
}
