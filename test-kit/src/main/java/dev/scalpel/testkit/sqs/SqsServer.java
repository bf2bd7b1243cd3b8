package dev.scalpel.testkit.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * FIFO queues of an SQS on loopback: {@code SendMessageBatch} of the JSON protocol with the limits of the API Reference, deduplication
 * within five minutes of the given clock, and receiving as Lambda does it: in order within a group, and no message of a group while
 * another of it is in flight. Whoever receives calls {@link #delete} or {@link #release}.
 */
public final class SqsServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEDUPLICATION = Duration.ofMinutes(5);
    private static final int MAX_ENTRIES = 10;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Clock clock;
    private final Map<String, List<SqsMessage>> queues = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final Set<String> inFlight = new HashSet<>();
    private long taken;
    private int requests;
    private int failures;
    private int unavailable;

    public SqsServer(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on loopback", failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** The address of a queue, which exists from its first message on. */
    public URI queue(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/123456789012/" + name);
    }

    /** The next entry of this many requests fails, in requests that succeed. */
    public synchronized void failEntries(int count) {
        failures = count;
    }

    /** This many requests are answered by 503. */
    public synchronized void refuse(int count) {
        unavailable = count;
    }

    public synchronized int requests() {
        return requests;
    }

    /** What is in the queue, in flight or not. */
    public synchronized List<SqsMessage> messages(String queue) {
        return List.copyOf(queues.getOrDefault(queue, List.of()));
    }

    /** The oldest message of each group of which none is in flight; they are in flight from now on. */
    public synchronized List<SqsMessage> receive(String queue) {
        List<SqsMessage> received = new ArrayList<>();
        for (SqsMessage message : queues.getOrDefault(queue, List.of())) {
            if (inFlight.add(queue + "/" + message.group())) {
                received.add(message);
            }
        }
        return received;
    }

    /** After a success. */
    public synchronized void delete(SqsMessage message) {
        queues.computeIfAbsent(message.queue(), none -> new ArrayList<>()).remove(message);
        release(message);
    }

    /** After a failure, at the end of the visibility timeout. */
    public synchronized void release(SqsMessage message) {
        inFlight.remove(message.queue() + "/" + message.group());
    }

    /** What is older than this is gone, in flight or not: the end of the retention period. */
    public synchronized void expire(Duration age) {
        long oldest = clock.millis() - age.toMillis();
        queues.values().forEach(messages -> {
            for (Iterator<SqsMessage> each = messages.iterator(); each.hasNext(); ) {
                SqsMessage message = each.next();
                if (message.sentMillis() < oldest) {
                    each.remove();
                    release(message);
                }
            }
        });
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            ObjectNode answer = JSON.createObjectNode();
            int status = answered(exchange, request, answer);
            byte[] body = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized int answered(HttpExchange exchange, JsonNode request, ObjectNode answer) {
        requests++;
        if (unavailable > 0) {
            unavailable--;
            return 503;
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.contains("/sqs/aws4_request")) {
            answer.put("__type", "com.amazonaws.sqs#MissingAuthenticationToken");
            return 403;
        }
        if (!"AmazonSQS.SendMessageBatch".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
            answer.put("__type", "com.amazonaws.sqs#InvalidAction");
            return 400;
        }
        JsonNode entries = request.path("Entries");
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            answer.put(
                    "__type",
                    "com.amazonaws.sqs#" + (entries.isEmpty() ? "EmptyBatchRequest" : "TooManyEntriesInBatchRequest"));
            return 400;
        }
        String address = request.path("QueueUrl").asText();
        take(address.substring(address.lastIndexOf('/') + 1), entries, answer);
        return 200;
    }

    private void take(String queue, JsonNode entries, ObjectNode answer) {
        boolean failing = failures > 0;
        failures -= failing ? 1 : 0;
        for (JsonNode entry : entries) {
            String id = entry.path("Id").asText();
            if (failing) {
                failing = false;
                answer.withArray("Failed")
                        .addObject()
                        .put("Id", id)
                        .put("Code", "InternalError")
                        .put("SenderFault", false);
            } else if (!entry.hasNonNull("MessageGroupId") || !entry.hasNonNull("MessageDeduplicationId")) {
                answer.withArray("Failed")
                        .addObject()
                        .put("Id", id)
                        .put("Code", "MissingParameter")
                        .put("SenderFault", true);
            } else {
                store(queue, entry);
                answer.withArray("Successful")
                        .addObject()
                        .put("Id", id)
                        .put("MessageId", "id-" + taken)
                        .put(
                                "MD5OfMessageBody",
                                SqsMessage.md5(entry.path("MessageBody").asText()));
            }
        }
    }

    private void store(String queue, JsonNode entry) {
        String deduplication = entry.path("MessageDeduplicationId").asText();
        long now = clock.millis();
        Long before = seen.get(queue + "/" + deduplication);
        if (before != null && now - before < DEDUPLICATION.toMillis()) {
            return;
        }
        seen.put(queue + "/" + deduplication, now);
        taken++;
        queues.computeIfAbsent(queue, none -> new ArrayList<>())
                .add(new SqsMessage(
                        queue,
                        taken,
                        entry.path("MessageGroupId").asText(),
                        deduplication,
                        entry.path("MessageBody").asText(),
                        now));
    }
}
