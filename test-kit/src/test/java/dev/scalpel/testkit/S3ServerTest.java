package dev.scalpel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class S3ServerTest {

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    private final HttpClient http = HttpClient.newHttpClient();
    private FaultyS3Proxy network;
    private String bucket;

    @BeforeEach
    void connect() {
        network = new FaultyS3Proxy(S3.endpoint());
        bucket = S3.newBucket();
    }

    @AfterEach
    void disconnect() {
        network.close();
    }

    @Test
    void storesObjects() throws Exception {
        assertThat(put("a/b.csv", "one").statusCode()).isEqualTo(200);

        assertThat(get("a/b.csv").body()).isEqualTo("one");
        assertThat(get("a/c.csv").statusCode()).isEqualTo(404);
        assertThat(network.requests())
                .containsExactly(
                        "PUT /" + bucket + "/a/b.csv", "GET /" + bucket + "/a/b.csv", "GET /" + bucket + "/a/c.csv");
    }

    @Test
    void oneOfEightConcurrentCreationsAndReplacementsSucceeds() throws Exception {
        assertThat(winnersOfEight("If-None-Match", "*")).isEqualTo(1);
        for (int round = 0; round < 10; round++) {
            String etag = get("race").headers().firstValue("ETag").orElseThrow();
            assertThat(winnersOfEight("If-Match", etag)).as("round %d", round).isEqualTo(1);
        }
    }

    @Test
    void countsRequestsAsTheyAreCharged() throws Exception {
        S3RequestCounts before = S3.requests();

        put("a", "one");
        put("a", "two");
        get("a");
        get("absent");
        get("?list-type=2&prefix=a");

        assertThat(S3.requests().since(before)).isEqualTo(new S3RequestCounts(2, 1, 2));
    }

    @Test
    void doesNotExposeItsLibraries() {
        assertThatThrownBy(() -> Class.forName("org.gaul.s3proxy.S3Proxy")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void failsWithThePlannedErrorAndDoesNothing() throws Exception {
        network.failNext("PUT", S3Fault.SLOW_DOWN);

        HttpResponse<String> answer = put("key", "one");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("<Code>SlowDown</Code>");
        assertThat(get("key").statusCode()).isEqualTo(404);
    }

    @Test
    void failsAfterExecutingTheWrite() throws Exception {
        network.failNext("PUT", S3Fault.INTERNAL_ERROR_AFTER);

        assertThat(put("key", "one").statusCode()).isEqualTo(500);
        assertThat(get("key").body()).isEqualTo("one");
    }

    @Test
    void closesTheConnectionBeforeOrAfterExecutingTheWrite() throws Exception {
        network.failNext("PUT", S3Fault.CLOSED_BEFORE, S3Fault.CLOSED_AFTER);

        assertThatThrownBy(() -> put("before", "one")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> put("after", "one")).isInstanceOf(IOException.class);
        assertThat(get("before").statusCode()).isEqualTo(404);
        assertThat(get("after").body()).isEqualTo("one");
    }

    @Test
    void truncatesAResponseBody() throws Exception {
        put("key", "x".repeat(10_000));
        network.failNext("GET", S3Fault.CUT_IN_BODY);

        assertThatThrownBy(() -> get("key")).isInstanceOf(IOException.class);
        assertThat(get("key").body()).hasSize(10_000);
    }

    @Test
    void delaysAResponse() throws Exception {
        put("key", "one");
        network.failNext("GET", S3Fault.slow(Duration.ofSeconds(5)));
        HttpRequest impatient = HttpRequest.newBuilder(at("key"))
                .timeout(Duration.ofMillis(200))
                .build();

        assertThatThrownBy(() -> http.send(impatient, HttpResponse.BodyHandlers.ofString()))
                .hasMessageContaining("timed out");
    }

    private long winnersOfEight(String header, String value) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> puts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String body = UUID.randomUUID().toString();
            puts.add(() -> put("race", body, header, value).statusCode());
        }
        long won = 0;
        for (Future<Integer> status : writers.invokeAll(puts)) {
            won += status.get() == 200 ? 1 : 0;
        }
        writers.shutdown();
        return won;
    }

    private HttpResponse<String> put(String key, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(key)).PUT(HttpRequest.BodyPublishers.ofString(body));
        return http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String key) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(key)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String key) {
        return network.endpoint().resolve("/" + bucket + "/" + key);
    }
}
