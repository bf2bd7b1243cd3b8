package dev.scalpel.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Recognises events sent by AWS. The formats are those of the S3 User Guide ("Event message structure", where keys
 * are URL-encoded and a message has one record; "Using EventBridge", where they are not) and of the EventBridge Scheduler
 * User Guide (a schedule's input is the event itself; a schedule without one sends an envelope).
 */
final class AwsEventParser {

    /** Top-level fields of AWS envelopes. */
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
    private final ObjectTrigger trigger;
    private final boolean takesMessages;

    AwsEventParser(String function, Set<String> actions, ObjectTrigger trigger, boolean takesMessages) {
        this.trigger = trigger;
        this.takesMessages = takesMessages;
        allowed = "allowed for " + function + ": {\"action\": …} with one of "
                + String.join(", ", new TreeSet<>(actions))
                + "; a scheduled event"
                + trigger.allowed()
                + (takesMessages ? "; messages of SQS, each with a request" : "");
    }

    /** A recognised event. */
    sealed interface Shape {

        /** Fields for an action; {@code action} may be among them. */
        record Request(ObjectNode fields) implements Shape {}

        /** An event that requires no action. */
        record Ignored(String reason) implements Shape {}

        /** Messages of a queue, each with a request. */
        record Messages(List<QueueRecords.Message> messages) implements Shape {}
    }

    /**
     * @throws BadRequestException if the event is not supported
     */
    Shape read(ObjectNode event) {
        if (event.has("action")) {
            return new Shape.Request(event.deepCopy());
        }
        if (event.path("Event").asText().equals("s3:TestEvent")) {
            return new Shape.Ignored("s3:TestEvent, an S3 test notification");
        }
        if (event.has("Records")) {
            return isOfQueue(event.path("Records"))
                    ? new Shape.Messages(QueueRecords.Message.of(event.path("Records")))
                    : records(event.path("Records"));
        }
        if (event.has("detail-type") || event.has("source")) {
            return fromEventBridge(event);
        }
        for (String field : ENVELOPE_FIELDS) {
            if (event.has(field)) {
                throw unsupported("an event with the field '" + field + "'");
            }
        }
        return new Shape.Request(event.deepCopy());
    }

    BadRequestException unsupported(String what) {
        return new BadRequestException(what + " is not a supported event; " + allowed);
    }

    private boolean isOfQueue(JsonNode records) {
        return takesMessages && records.path(0).path("eventSource").asText().equals(QueueRecords.SOURCE);
    }

    private Shape records(JsonNode records) {
        Set<ObjectNode> requests = new LinkedHashSet<>();
        for (JsonNode record : records) {
            String source =
                    record.path("eventSource").asText(record.path("EventSource").asText());
            if (source.equals("aws:sns")) {
                throw unsupported("a notification of SNS (Records of aws:sns)");
            }
            String name = record.path("eventName").asText();
            if (!source.equals("aws:s3") || !name.startsWith("ObjectCreated:")) {
                throw unsupported("a record of '" + source + "' with the event name '" + name + "'");
            }
            requests.add(request(decoded(record.at("/s3/object/key").asText())));
        }
        if (requests.size() != 1) {
            throw unsupported("an event whose Records name " + requests.size() + " trigger objects instead of one");
        }
        return new Shape.Request(requests.iterator().next());
    }

    private Shape fromEventBridge(ObjectNode event) {
        String type = event.path("detail-type").asText();
        String source = event.path("source").asText();
        if (type.equals("Scheduled Event") && (source.equals("aws.events") || source.equals("aws.scheduler"))) {
            return new Shape.Request(JsonNodeFactory.instance.objectNode());
        }
        if (type.equals("Object Created") && source.equals("aws.s3")) {
            return new Shape.Request(request(event.at("/detail/object/key").asText()));
        }
        throw unsupported("an event of EventBridge with detail-type '" + type + "' from '" + source + "'");
    }

    private ObjectNode request(String key) {
        return trigger.request(key).orElseThrow(() -> unsupported("the creation of the object '" + key + "'"));
    }

    private String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw unsupported("the creation of an object whose key is not URL-encoded, '" + key + "',");
        }
    }
}
