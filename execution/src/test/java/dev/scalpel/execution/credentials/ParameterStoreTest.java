package dev.scalpel.execution.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.scalpel.aws.SignedRequests;
import dev.scalpel.aws.SystemsManager;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What a service does that fails for a moment, or for good. */
class ParameterStoreTest {

    private static final String KEYS = "{\"Parameter\": {\"Type\": \"SecureString\", \"Value\": \"keys\"}}";

    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final AtomicInteger requested = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            requested.incrementAndGet();
            int status = statuses.isEmpty() ? 200 : statuses.poll();
            byte[] bytes = (status == 200 ? KEYS : "{}").getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aPassingFailureIsRepeated() {
        statuses.addAll(List.of(503, 429));
        assertThat(store(server.getAddress().getPort()).read("/keys")).isEqualTo("keys");
        assertThat(requested).hasValue(3);
    }

    @Test
    void threeFailuresAreReported() {
        statuses.addAll(List.of(500, 500, 500));
        assertThatThrownBy(() -> store(server.getAddress().getPort()).read("/keys"))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessage(
                        "Parameter Store refused to return the parameter '/keys': no code (HTTP 500); check credentials.store,"
                                + " and that the function's role may read it")
                .hasNoCause();
        assertThat(requested).hasValue(3);
    }

    @Test
    void aRefusalIsNotRepeated() {
        statuses.add(400);
        assertThatThrownBy(() -> store(server.getAddress().getPort()).read("/keys"))
                .isInstanceOf(MissingCredentialsException.class);
        assertThat(requested).hasValue(1);
    }

    @Test
    void aServiceThatDoesNotAnswerIsSaidToBeUnreachable() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThatThrownBy(() -> store(port).read("/keys"))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageStartingWith("Parameter Store could not be reached for the parameter '/keys': ")
                .hasNoCause();
    }

    private static ParameterStore store(int port) {
        return new ParameterStore(new ParameterStore.Service() {
            @Override
            public <T> T call(ParameterStore.Call<T> call) throws IOException {
                try (SignedRequests requests = new SignedRequests(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "word")),
                        "eu-central-1",
                        Duration.ofSeconds(5))) {
                    return call.of(new SystemsManager(requests, URI.create("http://127.0.0.1:" + port + "/")));
                }
            }
        });
    }
}
