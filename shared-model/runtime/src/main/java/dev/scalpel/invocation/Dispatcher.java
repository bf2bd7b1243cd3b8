package dev.scalpel.invocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.store.JsonErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes an event to its action. An event is {@code {"action": …, field: …}}, or what AWS sends by itself: a scheduled
 * event, or, where a function is {@link #triggeredByShardObject() started by one}, the creation of a chain object (its shard
 * becomes the field {@code shard}) or of a {@link #triggeredByLedger() file of the ledger}; these mean the default action. Where a
 * function {@link #takingMessages() takes messages}, each message of a queue holds such an event. Any other event is refused: the
 * answer says why, and
 * an invocation in Lambda fails, so that AWS counts it among the function's errors and keeps it in the queue of failed
 * calls.
 */
public final class Dispatcher {

    private static final ObjectMapper JSON = ResponseJson.mapper();
    private final String function;
    private final String defaultAction;
    private final Map<String, Action> actions;
    private final FailureReport failures;
    private final ObjectTrigger trigger;
    private final AwsEventParser events;

    /** Reports a failure before it is rethrown. */
    @FunctionalInterface
    public interface FailureReport {
        void failed(String function, String action, RuntimeException failure);
    }

    public Dispatcher(String function, String defaultAction, Map<String, Action> actions, FailureReport failures) {
        this(function, defaultAction, actions, failures, ObjectTrigger.NONE, false);
    }

    private Dispatcher(
            String function,
            String defaultAction,
            Map<String, Action> actions,
            FailureReport failures,
            ObjectTrigger trigger,
            boolean takesMessages) {
        if (!actions.containsKey(defaultAction)) {
            throw new IllegalArgumentException("the default action must be one of the actions: " + defaultAction);
        }
        this.function = function;
        this.defaultAction = defaultAction;
        this.actions = new TreeMap<>(actions);
        this.failures = failures;
        this.trigger = trigger;
        events = new AwsEventParser(function, actions.keySet(), trigger, takesMessages);
    }

    /** The same function, also triggered by the creation of a shard object. */
    public Dispatcher triggeredByShardObject() {
        return new Dispatcher(function, defaultAction, actions, failures, ObjectTrigger.SHARD, false);
    }

    /** The same function, also triggered by the creation of files of trades and orders. */
    public Dispatcher triggeredByLedger() {
        return new Dispatcher(function, defaultAction, actions, failures, ObjectTrigger.LEDGER, false);
    }

    /** The same function, also called with the messages of a queue, each of which holds a request and its minute. */
    public Dispatcher takingMessages() {
        return new Dispatcher(function, defaultAction, actions, failures, trigger, true);
    }

    /**
     * The Lambda handler: one JSON document in, one out.
     *
     * @throws BadRequestException for an invalid event: an answer would count as a success
     */
    public void handle(InputStream event, OutputStream answer, Deadline deadline) throws IOException {
        JSON.writeValue(answer, run(new String(event.readAllBytes(), StandardCharsets.UTF_8), deadline));
    }

    /** Handles an event given as text. An invalid one is answered with {@code error}. */
    public JsonNode answer(String event, Deadline deadline) {
        try {
            return run(event, deadline);
        } catch (BadRequestException e) {
            return errorAnswer(e.problems());
        }
    }

    /** Handles an event. An invalid one is answered with {@code error}; a failure of the action is reported and rethrown. */
    public JsonNode answer(ObjectNode event, Deadline deadline) {
        try {
            return run(event, deadline);
        } catch (BadRequestException e) {
            return errorAnswer(e.problems());
        }
    }

    private JsonNode run(String event, Deadline deadline) {
        try {
            JsonNode read = event.isEmpty() ? JSON.createObjectNode() : JSON.readTree(event);
            if (read instanceof ObjectNode object) {
                return run(object, deadline);
            }
            throw events.unsupported("an event that is not a JSON object");
        } catch (JsonProcessingException e) {
            throw events.unsupported("an event that is not JSON (" + JsonErrors.describe(e) + ")");
        }
    }

    private JsonNode run(ObjectNode event, Deadline deadline) {
        AwsEventParser.Shape shape = events.read(event);
        if (shape instanceof AwsEventParser.Shape.Ignored ignored) {
            return JSON.createObjectNode().put("function", function).put("ignored", ignored.reason());
        }
        if (shape instanceof AwsEventParser.Shape.Messages queued) {
            return new QueueRecords(function, failures)
                    .run(queued.messages(), deadline.clock().instant(), request -> request(request, deadline));
        }
        return request(((AwsEventParser.Shape.Request) shape).fields(), deadline);
    }

    private JsonNode request(ObjectNode request, Deadline deadline) {
        JsonNode named = request.remove("action");
        String name = named == null ? defaultAction : named.asText();
        Action action = actions.get(name);
        if (action == null) {
            throw new BadRequestException(
                    function + " has no action '" + name + "'; allowed: " + String.join(", ", actions.keySet()));
        }
        try {
            return JSON.valueToTree(action.run(new RequestFields(name, request), deadline));
        } catch (BadRequestException e) {
            throw e;
        } catch (RuntimeException e) {
            failures.failed(function, name, e);
            throw e;
        }
    }

    private JsonNode errorAnswer(List<String> problems) {
        return JSON.createObjectNode().put("function", function).put("error", String.join("; ", problems));
    }
}
