package dev.scalpel.retrieval;

import dev.scalpel.market.Symbol;
import dev.scalpel.shards.ShardMessage;
import dev.scalpel.shards.ShardQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Triggers execution by its queue of shards, which drops the second of two messages in a minute. */
final class QueuedExecution implements ExecutionTrigger {

    static final String CAUSE = "bars";

    /** Execution's default action. */
    private static final String ACTION = "scheduled_trading";

    private final ShardQueue queue;
    private final Clock clock;

    QueuedExecution(ShardQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public boolean announce(String shard, Instant minute, List<Symbol> symbols) {
        queue.send(List.of(ShardMessage.at(clock.instant(), ACTION, shard, CAUSE)));
        return true;
    }
}
