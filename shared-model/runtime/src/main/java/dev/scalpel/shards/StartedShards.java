package dev.scalpel.shards;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Shard;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The answer of a call that has started shards instead of working itself.
 *
 * @param minute whose work was started
 * @param started the shards, by name
 */
public record StartedShards(Instant minute, List<String> started) {

    /** Of messages that a schedule makes: however often it fires in a minute, each shard starts once. */
    public static final String CAUSE = "schedule";

    public StartedShards {
        started = List.copyOf(started);
    }

    /**
     * Starts every shard of the settings. Who cuts them is the call of each minute, from the universe then in force, so that a new one
     * needs no deployment.
     */
    public static StartedShards by(ShardQueue queue, String action, Settings settings, Instant now) {
        List<String> names = Shard.of(settings).stream().map(Shard::name).toList();
        return by(queue, action, names, now);
    }

    /** Starts these. */
    public static StartedShards by(ShardQueue queue, String action, List<String> names, Instant now) {
        queue.send(names.stream()
                .map(name -> ShardMessage.at(now, action, name, CAUSE))
                .toList());
        return new StartedShards(now.truncatedTo(ChronoUnit.MINUTES), names);
    }
}
