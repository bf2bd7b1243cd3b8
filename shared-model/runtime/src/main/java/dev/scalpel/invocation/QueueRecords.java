package dev.scalpel.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of a queue in one event, each of which holds a request ("Example Amazon SQS message event (FIFO queue)" in "Using Lambda
 * with Amazon SQS" of the Lambda Developer Guide).
 */
final class QueueRecords {

    /** A minute's work is worthless in the next minute, and the next minute has messages of its own. */
    static final Duration WORTH = Duration.ofMinutes(1);

    static final String SOURCE = "aws:sqs";

    private static final String MINUTE = "minute";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(QueueRecords.class);

    private final String function;
    private final Dispatcher.FailureReport failures;

    QueueRecords(String function, Dispatcher.FailureReport failures) {
        this.function = function;
        this.failures = failures;
    }

    /**
     * A message.
     *
     * @param group its message group; in order within it
     */
    record Message(String id, String group, String body) {

        static List<Message> of(JsonNode records) {
            List<Message> messages = new ArrayList<>();
            records.forEach(record -> messages.add(new Message(
                    record.path("messageId").asText(),
                    record.at("/attributes/MessageGroupId").asText(),
                    record.path("body").asText())));
            return List.copyOf(messages);
        }
    }

    /** Carries out a request, and reports its failure if there is one. */
    interface Work {
        void run(ObjectNode request);
    }

    /**
     * Carries them out in order. After a failure the later messages of the same group fail unread, so that their order is kept
     * ("Implementing partial batch responses": of a FIFO queue, return all failed and unprocessed messages).
     *
     * @return the messages that failed, as Lambda expects them
     * @throws RuntimeException the first failure if every message failed, so that the call counts as an error
     */
    ObjectNode run(List<Message> messages, Instant now, Work work) {
        List<String> failed = new ArrayList<>();
        Set<String> failedGroups = new HashSet<>();
        Optional<RuntimeException> first = Optional.empty();
        for (Message message : messages) {
            if (!failedGroups.contains(message.group())) {
                Optional<RuntimeException> failure = failureOf(message, now, work);
                if (failure.isEmpty()) {
                    continue;
                }
                first = first.isPresent() ? first : failure;
                failedGroups.add(message.group());
            }
            failed.add(message.id());
        }
        if (failed.size() == messages.size() && first.isPresent()) {
            throw first.get();
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode items = answer.putArray("batchItemFailures");
        failed.forEach(id -> items.addObject().put("itemIdentifier", id));
        return answer;
    }

    private Optional<RuntimeException> failureOf(Message message, Instant now, Work work) {
        try {
            ObjectNode request = request(message);
            Instant minute = minute(request.remove(MINUTE));
            if (now.isBefore(minute.plus(WORTH))) {
                work.run(request);
            } else {
                LOG.warn("{}: a message of {} is dropped at {}: {}", function, minute, now, message.body());
            }
            return Optional.empty();
        } catch (BadRequestException invalid) {
            failures.failed(function, "message", invalid);
            return Optional.of(invalid);
        } catch (RuntimeException reported) {
            return Optional.of(reported);
        }
    }

    private static ObjectNode request(Message message) {
        try {
            if (JSON.readTree(message.body()) instanceof ObjectNode request) {
                return request;
            }
        } catch (IOException notJson) {
            throw new BadRequestException("a message of the queue is not JSON: " + message.body());
        }
        throw new BadRequestException("a message of the queue must be a JSON object: " + message.body());
    }

    private static Instant minute(@Nullable JsonNode value) {
        try {
            return Instant.parse(value == null ? "" : value.asText());
        } catch (DateTimeException notATime) {
            throw new BadRequestException(
                    "a message of the queue must have the field 'minute' with the time at which it was sent: " + value);
        }
    }
}
