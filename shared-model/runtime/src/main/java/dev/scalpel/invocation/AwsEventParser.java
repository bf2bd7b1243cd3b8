package dev.scalpel.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises what AWS sends by itself. The shapes are those of the S3 User Guide ("Event message structure", where keys
 * are URL-encoded and a message has one record; "Using EventBridge", where they are not) and of the EventBridge Scheduler
 * User Guide (a schedule's input is the event itself; a schedule without one sends an envelope).
 */
final class AwsEventParser {

    private static final Pattern CHAIN_KEY = Pattern.compile("chain/([^/]+)\\.json");

    /** What only AWS's own envelopes have at their top. */
    private static final Set<String> ENVELOPE_FIELDS = Set.of(
            "Records",
            "detail-type",
            "source",
            "Service",
            "alarmArn",
            "awslogs",
            "requestContext",
            "Type",
            "TopicArn",
            "configurationItem");

    private final String allowed;
    private final boolean startedByChain;

    AwsEventParser(String function, Set<String> actions, boolean startedByChain) {
        this.startedByChain = startedByChain;
        allowed =
                "allowed for " + function + ": {\"action\": …} with one of " + String.join(", ", new TreeSet<>(actions))
                        + "; a scheduled event"
                        + (startedByChain ? "; the creation of chain/SHARD.json as S3 or EventBridge reports it" : "");
    }

    /** What an event turned out to be. */
    sealed interface Shape {

        /** Fields for an action; {@code action} may be among them. */
        record Request(ObjectNode fields) implements Shape {}

        /** Nothing is to be done. */
        record Nothing(String why) implements Shape {}
    }

    /**
     * @throws BadRequestException for an event that AWS, or anybody else, sent here by mistake
     */
    Shape read(ObjectNode event) {
        if (event.has("action")) {
            return new Shape.Request(event.deepCopy());
        }
        if (event.path("Event").asText().equals("s3:TestEvent")) {
            return new Shape.Nothing("s3:TestEvent, by which S3 tries a new notification");
        }
        if (event.has("Records")) {
            return records(event.path("Records"));
        }
        if (event.has("detail-type") || event.has("source")) {
            return fromEventBridge(event);
        }
        for (String field : ENVELOPE_FIELDS) {
            if (event.has(field)) {
                throw unknown("an event with the field '" + field + "'");
            }
        }
        return new Shape.Request(event.deepCopy());
    }

    BadRequestException unknown(String what) {
        return new BadRequestException(what + " is of no known shape; " + allowed);
    }

    private Shape records(JsonNode records) {
        Set<String> shards = new TreeSet<>();
        for (JsonNode record : records) {
            String source =
                    record.path("eventSource").asText(record.path("EventSource").asText());
            if (source.equals("aws:sns")) {
                throw unknown("a notification of SNS (Records of aws:sns)");
            }
            String name = record.path("eventName").asText();
            if (!source.equals("aws:s3") || !name.startsWith("ObjectCreated:")) {
                throw unknown("a record of '" + source + "' with the event name '" + name + "'");
            }
            shards.add(shard(decoded(record.at("/s3/object/key").asText())));
        }
        if (shards.size() != 1) {
            throw unknown("an event whose Records name " + shards.size() + " chain objects instead of one");
        }
        return request(shards.iterator().next());
    }

    private Shape fromEventBridge(ObjectNode event) {
        String type = event.path("detail-type").asText();
        String source = event.path("source").asText();
        if (type.equals("Scheduled Event") && (source.equals("aws.events") || source.equals("aws.scheduler"))) {
            return new Shape.Request(JsonNodeFactory.instance.objectNode());
        }
        if (type.equals("Object Created") && source.equals("aws.s3")) {
            return request(shard(event.at("/detail/object/key").asText()));
        }
        throw unknown("an event of EventBridge with detail-type '" + type + "' from '" + source + "'");
    }

    private String shard(String key) {
        Matcher chain = CHAIN_KEY.matcher(key);
        if (!startedByChain || !chain.matches()) {
            throw unknown("the creation of the object '" + key + "'");
        }
        return chain.group(1);
    }

    private String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw unknown("the creation of an object whose key is not URL-encoded, '" + key + "',");
        }
    }

    private static Shape request(String shard) {
        return new Shape.Request(JsonNodeFactory.instance.objectNode().put("shard", shard));
    }
}
