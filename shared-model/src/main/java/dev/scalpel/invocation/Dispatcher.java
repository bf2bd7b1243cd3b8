package dev.scalpel.invocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes an event to its action. An event is {@code {"action": …, field: …}}, or what AWS sends by itself: a scheduled
 * event, or the creation of a chain object (its shard becomes the field {@code shard}); these mean the default action.
 */
public final class Dispatcher {

    private static final ObjectMapper JSON = AnswerJson.mapper();
    private static final Pattern CHAIN_KEY = Pattern.compile("chain/([^/]+)\\.json");

    private final String function;
    private final String defaultAction;
    private final Map<String, Action> actions;
    private final FailureReport failures;

    /** Tells the owner of a failure, before it is thrown on. */
    @FunctionalInterface
    public interface FailureReport {
        void failed(String function, String action, RuntimeException failure);
    }

    public Dispatcher(String function, String defaultAction, Map<String, Action> actions, FailureReport failures) {
        if (!actions.containsKey(defaultAction)) {
            throw new IllegalArgumentException("the default action must be one of the actions: " + defaultAction);
        }
        this.function = function;
        this.defaultAction = defaultAction;
        this.actions = new TreeMap<>(actions);
        this.failures = failures;
    }

    /** The Lambda form: one JSON document in, one out. */
    public void handle(InputStream event, OutputStream answer, Deadline deadline) throws IOException {
        byte[] bytes = event.readAllBytes();
        JSON.writeValue(
                answer,
                bytes.length == 0
                        ? answer("{}", deadline)
                        : answer(new String(bytes, StandardCharsets.UTF_8), deadline));
    }

    /** Answers an event given as text; text that is no JSON object is answered with an error. */
    public JsonNode answer(String event, Deadline deadline) {
        try {
            return JSON.readTree(event) instanceof ObjectNode object
                    ? answer(object, deadline)
                    : refusal(List.of("an event must be a JSON object"));
        } catch (JsonProcessingException e) {
            return refusal(List.of("an event must be JSON: " + e.getOriginalMessage()));
        }
    }

    /** Answers an event. A bad one is answered with {@code error}; a failure of the action is reported and thrown on. */
    public JsonNode answer(ObjectNode event, Deadline deadline) {
        ObjectNode request = normalise(event);
        JsonNode named = request.remove("action");
        String name = named == null ? defaultAction : named.asText();
        Action action = actions.get(name);
        if (action == null) {
            return refusal(List.of(
                    function + " has no action '" + name + "'; allowed: " + String.join(", ", actions.keySet())));
        }
        try {
            return JSON.valueToTree(action.run(new Fields(name, request), deadline));
        } catch (BadRequestException e) {
            return refusal(e.mistakes());
        } catch (RuntimeException e) {
            failures.failed(function, name, e);
            throw e;
        }
    }

    private static ObjectNode normalise(ObjectNode event) {
        if (event.has("action")) {
            return event.deepCopy();
        }
        boolean sentByAws = event.has("detail-type") || event.has("source");
        ObjectNode request = sentByAws ? JSON.createObjectNode() : event.deepCopy();
        shardOf(event).ifPresent(shard -> request.put("shard", shard));
        return request;
    }

    private static Optional<String> shardOf(ObjectNode event) {
        Matcher key = CHAIN_KEY.matcher(
                event.path("detail").path("object").path("key").asText());
        return key.matches() ? Optional.of(key.group(1)) : Optional.empty();
    }

    private JsonNode refusal(List<String> mistakes) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("function", function);
        answer.put("error", String.join("; ", mistakes));
        return answer;
    }
}
