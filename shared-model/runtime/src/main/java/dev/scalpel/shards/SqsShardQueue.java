package dev.scalpel.shards;

import dev.scalpel.aws.FifoQueue;
import dev.scalpel.aws.SignedRequests;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** A FIFO queue of SQS whose message groups are the shards; docs/shards.md explains each of its settings. */
public final class SqsShardQueue implements ShardQueue {

    /** The variable with the address of the queue that starts this function's own shards. */
    public static final String OWN = "SHARD_QUEUE";

    /** The variable with the address of the queue that starts execution's shards. */
    public static final String OF_EXECUTION = "EXECUTION_SHARD_QUEUE";

    private static final String REGION = "AWS_REGION";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final FifoQueue queue;

    private SqsShardQueue(FifoQueue queue) {
        this.queue = queue;
    }

    /** The queue that the deployment names in this variable; empty where it made none. */
    public static Optional<ShardQueue> named(String variable, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(variable)).map(address -> {
            String region = Optional.ofNullable(environment.get(REGION))
                    .orElseThrow(() -> new IllegalArgumentException(variable + " names a queue, and the variable "
                            + REGION + " is missing; Lambda sets it by itself"));
            return at(
                    URI.create(address),
                    region,
                    DefaultCredentialsProvider.builder().build());
        });
    }

    private static ShardQueue at(URI address, String region, AwsCredentialsProvider credentials) {
        return new SqsShardQueue(new FifoQueue(new SignedRequests(credentials, region, TIMEOUT), address));
    }

    @Override
    public void send(List<ShardMessage> messages) {
        try {
            queue.send(messages.stream()
                    .map(message -> new FifoQueue.Message(message.shard(), message.deduplication(), message.body()))
                    .toList());
        } catch (IOException failed) {
            throw new ShardQueueException("shards were not started: " + failed.getMessage(), failed);
        }
    }
}
