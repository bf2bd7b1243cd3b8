package dev.scalpel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LambdaRuntimeApiTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final LambdaRuntimeApi api = new LambdaRuntimeApi();
    private final HttpClient process = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void deliversAnInvocationWithItsDeadlineAndReceivesTheAnswer() throws Exception {
        CompletableFuture<LambdaRuntimeApi.Answer> answer = api.send("{\"action\":\"x\"}", LIMIT);
        HttpResponse<String> next = get("invocation/next");
        String id = next.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
        long deadline =
                next.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow();
        assertThat(next.body()).isEqualTo("{\"action\":\"x\"}");
        assertThat(Instant.ofEpochMilli(deadline))
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(LIMIT));

        assertThat(post("invocation/" + id + "/response", "\"done\"")).isEqualTo(202);
        assertThat(answer.join()).isEqualTo(new LambdaRuntimeApi.Answer(false, "\"done\""));
    }

    @Test
    void distinguishesAFailureFromAnAnswer() throws Exception {
        CompletableFuture<LambdaRuntimeApi.Answer> answer = api.send("{}", LIMIT);
        String id = get("invocation/next")
                .headers()
                .firstValue("Lambda-Runtime-Aws-Request-Id")
                .orElseThrow();
        post("invocation/" + id + "/error", "{\"errorMessage\":\"no\"}");
        assertThat(answer.join().failed()).isTrue();
    }

    @Test
    void anAbandonedPollReceivesNoEvent() throws Exception {
        String[] address = api.address().split(":", -1);
        try (Socket dead = new Socket(address[0], Integer.parseInt(address[1]))) {
            dead.getOutputStream()
                    .write("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            while (api.polls() == 0) {
                Thread.onSpinWait();
            }

            api.forgetPolls();
            assertThat(dead.getInputStream().read()).as("closed").isEqualTo(-1);

            CompletableFuture<LambdaRuntimeApi.Answer> answer = api.send("{\"action\":\"x\"}", LIMIT);
            assertThat(get("invocation/next").body()).isEqualTo("{\"action\":\"x\"}");
            assertThat(answer).isNotDone();
        }
    }

    @Test
    void acceptsEachAnswerOnce() throws Exception {
        CompletableFuture<LambdaRuntimeApi.Answer> answer = api.send("{}", LIMIT);
        String id = get("invocation/next")
                .headers()
                .firstValue("Lambda-Runtime-Aws-Request-Id")
                .orElseThrow();
        assertThat(post("invocation/" + id + "/response", "1")).isEqualTo(202);
        assertThat(post("invocation/" + id + "/response", "2")).isEqualTo(404);
        assertThat(answer.join().body()).isEqualTo("1");
    }

    @Test
    void aFunctionThatCannotStartEndsTheWait() throws Exception {
        post("init/error", "no settings");
        assertThatThrownBy(() -> api.invoke("{}", LIMIT)).hasMessage("the function did not start: no settings");
    }

    @Test
    void anAnswerThatDoesNotComeEndsTheWait() {
        assertThatThrownBy(() -> api.invoke("{}", Duration.ofMillis(50))).hasMessageContaining("no answer within");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return process.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private int post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return process.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private URI address(String path) {
        return URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path);
    }
}
