package dev.scalpel.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A table of text keys in a DynamoDB on loopback, with a network in front that loses answers and injects failures. The API is
 * called as in the developer guide, "DynamoDB low-level API".
 */
public final class DynamoTable implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger TABLES = new AtomicInteger();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String name = "table-" + TABLES.incrementAndGet();
    private final URI upstream;
    private final HttpRelay network;
    private final Queue<TableFault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    private DynamoTable(URI upstream) {
        this.upstream = upstream;
        network = new HttpRelay(upstream, this::answer);
    }

    /** Creates an empty table of a unique name. */
    public static DynamoTable create(URI dynamo, String partitionKey, String sortKey) {
        DynamoTable table = new DynamoTable(dynamo);
        table.call("CreateTable", """
            {"TableName":"%s","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"%s","AttributeType":"S"},{"AttributeName":"%s","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"%s","KeyType":"HASH"},{"AttributeName":"%s","KeyType":"RANGE"}]}\
            """.formatted(table.name, partitionKey, sortKey, partitionKey, sortKey));
        return table;
    }

    public String name() {
        return name;
    }

    /** The server itself. */
    public URI endpoint() {
        return upstream;
    }

    /** The network in front of it. */
    public URI faultyEndpoint() {
        return network.endpoint();
    }

    /** The next requests to the faulty endpoint fail in this order, later ones do not. */
    public void failNext(TableFault... planned) {
        faults.addAll(List.of(planned));
    }

    /** The requests to the faulty endpoint so far. */
    public int requests() {
        return requests.get();
    }

    /** All items, as the API writes them. */
    public JsonNode items() {
        return call("Scan", "{\"TableName\":\"" + name + "\",\"ConsistentRead\":true}")
                .path("Items");
    }

    /** Writes an item as the API writes it. */
    public void put(String item) {
        call("PutItem", "{\"TableName\":\"" + name + "\",\"Item\":" + item + "}");
    }

    @Override
    public void close() {
        network.close();
    }

    private byte[] answer(RawRequest request) throws IOException {
        requests.incrementAndGet();
        TableFault fault = faults.poll();
        if (fault == null) {
            return network.passOn(request);
        }
        if (fault == TableFault.ANSWER_LOST) {
            network.passOn(request);
        }
        return fault.status == 0 ? new byte[0] : error(fault);
    }

    private static byte[] error(TableFault fault) {
        String body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + fault.type
                + "\",\"message\":\"planned by the test\"}";
        return ("HTTP/1.1 " + fault.status + " Planned\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                        + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private JsonNode call(String operation, String body) {
        HttpRequest request = HttpRequest.newBuilder(upstream)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host, Signature=none")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        operation + " answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(operation + " failed", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + operation, stopped);
        }
    }
}
