package dev.scalpel.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends a JSON document once. The address may hold a secret: no message of this class names it. */
final class JsonPost {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FIRST_FAILURE = 300;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI address;
    private final String receiver;

    /** @param receiver names the address in messages */
    JsonPost(URI address, String receiver) {
        this.address = address;
        this.receiver = receiver;
    }

    void send(String cause, ObjectNode document) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(document)))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= FIRST_FAILURE) {
                throw new NoticeException(receiver + " answered " + status + " to the notice of " + cause);
            }
        } catch (IOException failed) {
            throw new NoticeException(receiver + " did not answer to the notice of " + cause + " ("
                    + failed.getClass().getSimpleName() + ")");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoticeException("interrupted while sending the notice of " + cause + " to " + receiver);
        }
    }

    static ObjectNode document() {
        return JSON.createObjectNode();
    }
}
