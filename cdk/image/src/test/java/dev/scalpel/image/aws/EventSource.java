package dev.scalpel.image.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something in the template that calls a function by itself.
 *
 * @param name for the test's messages
 * @param events what AWS sends, one after the other
 */
record EventSource(String name, DeployedFunction function, List<String> events) {

    @Override
    public String toString() {
        return name;
    }

    /**
     * All of them. A kind of source that this method does not know fails: it has no contract yet.
     *
     * @param shards what the settings make of the symbols: the chain objects' names
     */
    static List<EventSource> of(ResolvedTemplate template, List<String> shards) {
        List<EventSource> sources = new ArrayList<>();
        template.resources("AWS::Scheduler::Schedule").forEach((id, schedule) -> {
            JsonNode target = schedule.path("Target");
            // What a state machine sends is shown by executing it: DeploymentLifecycleTest, PipelineExecutionTest.
            if (!template.text(target.path("Arn")).contains(":stateMachine:")) {
                sources.add(new EventSource(
                        "schedule " + template.text(schedule.path("Name")),
                        template.function(target.path("Arn")),
                        List.of(AwsEvents.scheduled(target.path("Input")))));
            }
        });
        template.resources("AWS::S3::Bucket")
                .forEach((id, bucket) -> sources.addAll(ofBucket(template, bucket, shards)));
        template.resources("AWS::Lambda::EventSourceMapping")
                .forEach((id, mapping) -> sources.add(ofQueue(template, mapping, shards)));
        template.resources("AWS::SNS::Subscription").forEach((id, subscription) -> {
            if (!subscription.path("Protocol").asText().equals("email")) {
                throw new AssertionError("no contract for a subscription of this protocol: " + subscription);
            }
        });
        return List.copyOf(sources);
    }

    /** A message for each shard, which its function drops where the minute is over. */
    private static EventSource ofQueue(ResolvedTemplate template, JsonNode mapping, List<String> shards) {
        String queue = template.text(mapping.path("EventSourceArn"));
        String name = queue.substring(queue.lastIndexOf(':') + 1);
        if (!name.endsWith("-shards.fifo")) {
            throw new AssertionError("no contract for this source of events: " + queue);
        }
        return new EventSource(
                "queue " + name,
                template.function(mapping.path("FunctionName")),
                shards.stream().map(shard -> AwsEvents.queued(name, shard)).toList());
    }

    private static List<EventSource> ofBucket(ResolvedTemplate template, JsonNode bucket, List<String> shards) {
        String name = template.text(bucket.path("BucketName"));
        JsonNode notifications = bucket.path("NotificationConfiguration");
        for (Map.Entry<String, JsonNode> kind : notifications.properties()) {
            if (!kind.getKey().equals("LambdaConfigurations")) {
                throw new AssertionError("no contract for this notification of a bucket: " + kind);
            }
        }
        List<EventSource> sources = new ArrayList<>();
        for (JsonNode notification : notifications.path("LambdaConfigurations")) {
            String prefix = prefix(notification);
            DeployedFunction function = template.function(notification.path("Function"));
            sources.add(new EventSource(
                    "bucket notification for " + prefix,
                    function,
                    shards.stream()
                            .map(shard -> AwsEvents.objectCreated(name, prefix + shard + ".json"))
                            .toList()));
        }
        return sources;
    }

    private static String prefix(JsonNode notification) {
        JsonNode rule = notification.path("Filter").path("S3Key").path("Rules").path(0);
        if (!rule.path("Name").asText().equals("prefix")) {
            throw new AssertionError("no contract for a notification without a prefix: " + notification);
        }
        return rule.path("Value").asText();
    }
}
