package dev.scalpel.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.api.routes.TestApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What strangers may send: bounded in number and time. */
class ApiServerTest {

    private static final String MESSAGE =
            "{\"time\":\"2024-08-10T02:30:02Z\",\"ticker\":\"BTCUSDT\",\"order_action\":\"buy\",\"key\":\"%s\"}";
    private static final int WRONG_KEYS = 10_000;
    /** More than may wait at a time. */
    private static final int SLOW_CLIENTS = 700;

    private final TestApi test = TestApi.create();
    private final ApiServer direct = ApiServer.open(0, test.api(), false);
    private final ApiServer tunnelled = ApiServer.open(0, test.api(), true);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        direct.close();
        tunnelled.close();
    }

    private int stored() {
        return test.box().since("crypto", TestApi.NOW.minusSeconds(600)).size();
    }

    private HttpResponse<String> post(URI server, String key, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/signals/crypto"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(MESSAGE.formatted(key)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aProgramOnThisMachineMaySend() throws Exception {
        HttpResponse<String> answer = post(direct.uri(), TestApi.CRYPTO);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aForwardedCallCountsByTheAddressThatOurProxySaw() throws Exception {
        String allowed = TestApi.TRADING_VIEW;
        assertThat(post(tunnelled.uri(), TestApi.CRYPTO, "X-Forwarded-For", allowed)
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(tunnelled.uri(), TestApi.CRYPTO, "X-Forwarded-For", "10.0.0.1, " + allowed)
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(tunnelled.uri(), TestApi.CRYPTO, "X-Forwarded-For", allowed + ", 203.0.113.9")
                        .statusCode())
                .as("a forged first address")
                .isEqualTo(403);
        assertThat(post(tunnelled.uri(), TestApi.CRYPTO, "X-Real-IP", allowed).statusCode())
                .as("a header that our proxy does not write")
                .isEqualTo(403);
        assertThat(post(tunnelled.uri(), TestApi.CRYPTO, "X-Forwarded-For", "localhost")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void withoutATrustedProxyNoForwardedCallIsTaken() throws Exception {
        for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "CF-Connecting-IP")) {
            assertThat(post(direct.uri(), TestApi.CRYPTO, header, TestApi.TRADING_VIEW)
                            .statusCode())
                    .as(header)
                    .isEqualTo(403);
        }
        assertThat(stored()).isZero();
    }

    @Test
    void tenThousandWrongKeysOpenNothingAndTheRightOneIsServed() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> refused = IntStream.range(0, WRONG_KEYS)
                    .mapToObj(number -> senders.submit(
                            () -> post(direct.uri(), "wrong" + number).statusCode()))
                    .toList();
            assertThat(post(direct.uri(), TestApi.CRYPTO).statusCode()).isEqualTo(200);
            for (Future<Integer> each : refused) {
                assertThat(each.get(60, TimeUnit.SECONDS)).isEqualTo(401);
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void slowBodiesAndSlowHeadersKeepNobodyOutHoweverManyTheyAre() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), direct.uri().getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write((i % 2 == 0
                                        ? "POST /signals/crypto HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
                                        : "POST /signals/crypto HTTP/1.1\r\nHost: x\r\nContent-Len")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(post(direct.uri(), TestApi.CRYPTO).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void nestedAndHugeBodiesAreRefusedWithoutBeingReadWhole() throws Exception {
        assertThat(send("POST", "/signals/crypto", "[".repeat(8_000))).isEqualTo(400);
        assertThat(send("POST", "/signals/crypto", "{\"a\":".repeat(1_500))).isEqualTo(400);
        assertThat(send("POST", "/signals/crypto", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":\"f\"}}}}}"))
                .isEqualTo(400);
        assertThat(send("POST", "/trading", "[".repeat(8_000))).isEqualTo(401);
        assertThat(send("POST", "/signals/crypto", "x".repeat(900_000))).isEqualTo(413);
    }

    @Test
    void anyPathAndMethodIsAnsweredWithAStatusOfTheDescription() throws Exception {
        Random random = new Random(7);
        String letters = "/abcsignalskeytrading%.-_~;@:$0123";
        List<String> methods = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE2");
        for (int i = 0; i < 300; i++) {
            StringBuilder path = new StringBuilder("/");
            for (int c = random.nextInt(30); c > 0; c--) {
                char letter = letters.charAt(random.nextInt(letters.length()));
                path.append(letter == '%' ? "%41" : letter);
            }
            int status = send(methods.get(random.nextInt(methods.size())), path.toString(), "{}");
            assertThat(status).as(path.toString()).isIn(400, 401, 404, 405);
        }
        assertThat(stored()).isZero();
    }

    private int send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(direct.uri() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
