package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.LambdaFunction;
import dev.scalpel.settings.deployment.Shard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Starts a call of retrieval, and of execution, for each shard: a FIFO queue each, whose message groups are the shards. Made only where
 * there is more than one shard: Lambda polls a queue all the time, which a bot of one shard would pay for and not need. docs/shards.md
 * defends each number with AWS's documentation.
 */
final class ShardQueues extends Construct {

    static final List<String> PATHS = List.of("/Shards/retrieval/Resource", "/Shards/execution/Resource");

    /** The shortest that SQS knows: a minute's work is worthless in the next minute. */
    private static final Duration RETENTION = Duration.seconds(60);

    /** "at least six times the configuration timeout on your function" (Lambda Developer Guide, "Creating and configuring an Amazon SQS event source mapping"). */
    private static final int VISIBILITY_TIMEOUTS = 6;

    private final int calls;
    private final Queue retrieval;
    private final Queue execution;

    private ShardQueues(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        Settings settings = deployment.settings();
        calls = settings.aws().shardCalls();
        retrieval = queue(
                "retrieval",
                deployment,
                FunctionSpec.retrieval(settings.retrieval().timeLimitSeconds()));
        execution = queue("execution", deployment, FunctionSpec.execution());
    }

    /** Empty where there is one shard, which a schedule calls by itself. */
    static Optional<ShardQueues> of(Construct scope, String id, Deployment deployment) {
        return Shard.of(deployment.settings()).size() > 1
                ? Optional.of(new ShardQueues(scope, id, deployment))
                : Optional.empty();
    }

    private Queue queue(String name, Deployment deployment, FunctionSpec reader) {
        return Queue.Builder.create(this, name)
                .queueName(deployment.functionName(name + "-shards.fifo"))
                .fifo(true)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(RETENTION)
                .visibilityTimeout(Duration.seconds(
                        VISIBILITY_TIMEOUTS * reader.timeout().toSeconds().intValue()))
                .build();
    }

    /** The variables that name a function's queues; SqsShardQueue reads them. */
    Map<String, String> variables(LambdaFunction function) {
        return switch (function) {
            case DATA_RETRIEVAL ->
                new TreeMap<>(Map.of(
                        "SHARD_QUEUE", retrieval.getQueueUrl(), "EXECUTION_SHARD_QUEUE", execution.getQueueUrl()));
            case EXECUTION -> Map.of("SHARD_QUEUE", execution.getQueueUrl());
            case TRAINING, MONITORING -> Map.of();
        };
    }

    /** Retrieval starts its own shards and execution's, execution its own; Lambda reads a queue with the role of the function. */
    List<PolicyStatement> rights(LambdaFunction function) {
        return switch (function) {
            case DATA_RETRIEVAL -> List.of(send(retrieval, execution), receive(retrieval));
            case EXECUTION -> List.of(send(execution), receive(execution));
            case TRAINING, MONITORING -> List.of();
        };
    }

    /** One message a call: a shard must not wait for another, nor fail with it. */
    void feed(LambdaFunctions functions) {
        feed("RetrievalShards", retrieval, functions.retrieval);
        feed("ExecutionShards", execution, functions.execution);
    }

    private void feed(String id, Queue queue, IFunction function) {
        EventSourceMapping.Builder.create(this, id)
                .target(function)
                .eventSourceArn(queue.getQueueArn())
                .batchSize(1)
                .maxConcurrency(calls)
                .reportBatchItemFailures(true)
                .build();
    }

    private static PolicyStatement send(Queue... queues) {
        return allow(List.of("sqs:SendMessage"), queues);
    }

    private static PolicyStatement receive(Queue queue) {
        return allow(List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"), queue);
    }

    private static PolicyStatement allow(List<String> actions, Queue... queues) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(queues).stream().map(Queue::getQueueArn).toList())
                .build();
    }
}
