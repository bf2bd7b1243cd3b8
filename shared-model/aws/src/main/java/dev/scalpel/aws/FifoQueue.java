package dev.scalpel.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sends to a FIFO queue of SQS by its API, JSON 1.0: "SendMessageBatch" of the Amazon SQS API Reference. A request holds up to ten
 * messages and reports each one's result, so that some may fail in a request that succeeds. A message that is sent again within five
 * minutes under the same deduplication id is accepted and not delivered ("Exactly-once processing in Amazon SQS" of its Developer
 * Guide), so that a request may be repeated.
 */
public final class FifoQueue {

    /** "You can use SendMessageBatch to send up to 10 messages". */
    static final int BATCH = 10;

    private static final int ATTEMPTS = 2;
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SignedRequests requests;
    private final URI queue;

    /**
     * A message.
     *
     * @param group messages of one group are delivered one after the other
     * @param deduplication identifies it for five minutes
     */
    public record Message(String group, String deduplication, String body) {}

    /** @param queue its address, as SQS reports it */
    public FifoQueue(SignedRequests requests, URI queue) {
        this.requests = requests;
        this.queue = queue;
    }

    /**
     * Sends all, those that failed a second time.
     *
     * @throws IOException if any could not be sent; the others were
     */
    public void send(List<Message> messages) throws IOException {
        List<String> failures = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += BATCH) {
            List<Message> left = messages.subList(from, Math.min(messages.size(), from + BATCH));
            List<String> reasons = new ArrayList<>();
            for (int attempt = 1; attempt <= ATTEMPTS && !left.isEmpty(); attempt++) {
                reasons.clear();
                left = unsent(left, reasons);
            }
            failures.addAll(reasons);
        }
        if (!failures.isEmpty()) {
            throw new IOException("SQS did not take " + failures.size() + " of " + messages.size() + " messages: "
                    + String.join("; ", failures));
        }
    }

    private List<Message> unsent(List<Message> batch, List<String> reasons) {
        try {
            JsonNode failed = post(batch).path("Failed");
            List<Message> unsent = new ArrayList<>();
            for (JsonNode failure : failed) {
                Message message = batch.get(failure.path("Id").asInt());
                unsent.add(message);
                reasons.add(message.group() + ": " + failure.path("Code").asText("no code"));
            }
            return unsent;
        } catch (IOException lost) {
            batch.forEach(message -> reasons.add(message.group() + ": " + lost.getMessage()));
            return batch;
        }
    }

    private JsonNode post(List<Message> batch) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("QueueUrl", queue.toString());
        ArrayNode entries = body.putArray("Entries");
        for (int index = 0; index < batch.size(); index++) {
            Message message = batch.get(index);
            entries.addObject()
                    .put("Id", Integer.toString(index))
                    .put("MessageBody", message.body())
                    .put("MessageGroupId", message.group())
                    .put("MessageDeduplicationId", message.deduplication());
        }
        SignedRequests.Response response = requests.post(
                "sqs",
                queue.resolve("/"),
                Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AmazonSQS.SendMessageBatch"),
                JSON.writeValueAsBytes(body));
        if (response.status() != OK) {
            throw new IOException("SQS answered " + response.status() + code(response.body()));
        }
        return JSON.readTree(response.body());
    }

    /** The error's name behind its name space: "com.amazonaws.sqs#QueueDoesNotExist"; without its text, which may quote the request. */
    private static String code(byte[] body) {
        try {
            String type = JSON.readTree(body).path("__type").asText();
            return type.isEmpty() ? "" : ", " + type.substring(type.indexOf('#') + 1);
        } catch (IOException notOfAws) {
            return "";
        }
    }
}
