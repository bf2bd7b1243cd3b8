package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.local.functions.LocalFunctions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered, how, and what a page may change. */
class DeskServerTest {

    private static final int ATTEMPTS = 5;

    @TempDir
    Path folder;

    private TestDesk desk;

    @BeforeEach
    void open() {
        desk = TestDesk.ofBot(folder, TestDesk.PORTFOLIO);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private boolean isHalted() {
        return !desk.functions
                .call(LocalFunctions.EXECUTION, "{\"action\":\"get_account_info\"}", Duration.ofMinutes(1))
                .path("halted")
                .isNull();
    }

    private String paused() throws IOException {
        return desk.read("/api/overview").path("paused").asText("");
    }

    @Test
    void thePageHasATokenAndAPolicyThatLetsNothingElseIn() throws Exception {
        TestDesk.Answer page = desk.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.head())
                .contains("Content-type: text/html; charset=utf-8")
                .contains("Cache-control: no-store")
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
                .contains("X-content-type-options: nosniff");
        assertThat(page.body()).doesNotContain("{{token}}");
        assertThat(desk.token()).matches("X-Scalpel-Token: [0-9a-f]{48}");
    }

    @Test
    void assetsHaveTheirTypeAndAreKeptForGood() throws Exception {
        TestDesk.Answer script = desk.get("/assets/test-0a1b2c.js");

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.head())
                .contains("Content-type: text/javascript")
                .contains("Cache-control: public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/elsewhere",
                "/assets/",
                "/assets/none.js",
                "/assets/index.html",
                "/assets/../package-info.class",
                "/assets/%2e%2e/Desk.class",
                "/assets/Desk.class",
                "/api/nothing"
            })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(desk.get(path).status()).isEqualTo(404);
        assertThat(desk.get(path).error()).isNotEmpty();
    }

    @Test
    void rejectsAForeignHostName() throws Exception {
        TestDesk.Answer answer = desk.raw("GET", "/api/overview", "", "Host: evil.example");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error()).contains("available on this machine only");
    }

    @Test
    void rejectsARequestFromAnotherSite() throws Exception {
        String origin = "Origin: http://evil.example";

        assertThat(desk.raw("GET", "/api/events", "", desk.host(), origin).status())
                .isEqualTo(403);
        assertThat(desk.raw("POST", "/api/stop", "", desk.host(), origin, desk.token())
                        .status())
                .isEqualTo(403);
        assertThat(isHalted()).isFalse();
    }

    @Test
    void rejectsAChangeWithoutTheToken() throws Exception {
        TestDesk.Answer none = desk.raw("POST", "/api/stop", "", desk.host());

        assertThat(none.status()).isEqualTo(403);
        assertThat(none.error()).contains("token is missing or wrong");
        assertThat(desk.raw("POST", "/api/stop", "", desk.host(), "X-Scalpel-Token: 00")
                        .status())
                .isEqualTo(403);
        assertThat(isHalted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/stop, POST", "POST, /api/bars, GET", "PUT, /api/stop, GET or POST", "DELETE, /, GET or POST"
    })
    void anotherMethodIsRefused(String method, String path, String allowed) throws Exception {
        TestDesk.Answer answer =
                desk.raw(method, path, "", desk.host(), desk.token(), "Content-Type: application/json");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.error()).isEqualTo("only " + allowed + " is allowed here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{              | the body must be JSON",
                "[1]            | the body must be a JSON object",
                "{\"reason\":1} | field 'reason' must be a text: 1",
                "{\"raeson\":\"\"} | unknown: raeson; known: reason, portfolio",
                "{\"portfolio\":\"none\"} | field 'portfolio' must name one of the portfolios [crypto]: 'none'"
            })
    void anInvalidChangeChangesNothing(String body, String words) throws Exception {
        TestDesk.Answer answer = desk.post("/api/stop", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(words);
        assertThat(isHalted()).isFalse();
    }

    @Test
    void aChangeMustBeJsonAndShort() throws Exception {
        TestDesk.Answer form = desk.raw("POST", "/api/stop", "a=b", desk.host(), desk.token());
        TestDesk.Answer large = desk.post("/api/stop", " ".repeat(20_000));

        assertThat(form.status()).isEqualTo(400);
        assertThat(form.error()).isEqualTo("the Content-Type of a change must be application/json");
        assertThat(large.status()).isEqualTo(413);
        assertThat(isHalted()).isFalse();
    }

    @Test
    void haltsAndResumes() throws Exception {
        TestDesk.Answer stopped = desk.post("/api/stop", "{\"reason\":\"enough\"}");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json().path("halted").asText()).isEqualTo("enough");
        assertThat(stopped.json().path("failures").isArray()).isTrue();
        assertThat(desk.read("/api/overview").path("halted").asText()).isEqualTo("enough");

        assertThat(desk.post("/api/resume", "").status()).isEqualTo(200);
        assertThat(isHalted()).isFalse();
        assertThat(desk.read("/api/overview").path("halted").isNull()).isTrue();
    }

    @Test
    void pausesTheWholeAndOnePortfolio() throws Exception {
        assertThat(desk.post("/api/pause", "{\"reason\":\"lunch\"}").status()).isEqualTo(200);
        assertThat(paused()).isEqualTo("lunch");
        assertThat(desk.post("/api/resume", "").status()).isEqualTo(200);
        assertThat(paused()).isEmpty();

        assertThat(desk.post("/api/pause", "{\"portfolio\":\"crypto\"}").status())
                .isEqualTo(200);
        assertThat(paused()).isEmpty();
        assertThat(desk.read("/api/overview").at("/portfolios/0/paused").asText())
                .isEqualTo("paused on the desk");
    }

    @Test
    void aStrategyIsNotPausedAlone() throws Exception {
        TestDesk.Answer answer = desk.post("/api/pause", "{\"portfolio\":\"crypto\",\"strategy\":\"btc\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("pause its portfolio");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                    | name the position to close",
                "{\"portfolio\":\"crypto\"}                            | name the position to close",
                "{\"symbol\":\"BTC/USDT\",\"portfolio\":\"crypto\"}    | name the position to close",
                "{\"symbol\":\"BTC\"}                                  | 'symbol' must be a symbol such as BTC/USDT:"
                        + " 'BTC'",
                "{\"symbol\":\"FOO/USDT\"}                             | field 'symbols' must name some of the traded"
                        + " symbols",
                "{\"portfolio\":\"crypto\",\"strategy\":\"eth\"}       | field 'strategy' must name one of portfolio"
                        + " crypto"
            })
    void whatIsToBeClosedIsNamedExactly(String body, String words) throws Exception {
        TestDesk.Answer answer = desk.post("/api/close", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(words);
    }

    @Test
    void closesOnePositionAndTradesOn() throws Exception {
        TestDesk.Answer ofTheModel = desk.post("/api/close", "{\"symbol\":\"BTC/USDT\"}");
        TestDesk.Answer ofAPortfolio = desk.post("/api/close", "{\"portfolio\":\"crypto\",\"strategy\":\"btc\"}");

        assertThat(ofTheModel.status()).as(ofTheModel.body()).isEqualTo(200);
        assertThat(ofAPortfolio.status()).as(ofAPortfolio.body()).isEqualTo(200);
        assertThat(ofAPortfolio.json().at("/portfolios/0/portfolio").asText()).isEqualTo("crypto");
        assertThat(isHalted()).isFalse();
    }

    /** Incomplete requests of a local process must not block the stop button. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/stop HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 10\r\n\r\n",
                "POST /api/stop HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-Scalpel",
                "GET"
            })
    void fortyIncompleteRequestsBlockNobodyAndAreClosed(String begun) throws Exception {
        boolean answeredBefore = false;
        // On a busy machine the forty may be closed before the question is sent: then nothing has been seen yet.
        for (int attempt = 0; attempt < ATTEMPTS && !answeredBefore; attempt++) {
            List<Socket> stuck =
                    incompleteRequests(begun.formatted(desk.desk.uri().getPort()));
            try {
                assertThat(desk.post("/api/stop", "").status()).isEqualTo(200);
                answeredBefore = stuck.stream().allMatch(DeskServerTest::isOpen);
                assertThat(isHalted()).isTrue();
                for (Socket socket : stuck) {
                    awaitEnd(socket);
                }
            } finally {
                for (Socket socket : stuck) {
                    socket.close();
                }
            }
        }
        assertThat(answeredBefore).as("answered while all forty were open").isTrue();
    }

    private List<Socket> incompleteRequests(String begun) throws IOException {
        List<Socket> stuck = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Socket socket = desk.connect();
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            stuck.add(socket);
        }
        return stuck;
    }

    /** An answer may have come already. */
    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(1);
            while (socket.getInputStream().read() >= 0) {
                // Of the answer.
            }
            return false;
        } catch (SocketTimeoutException nothingMore) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }

    private static void awaitEnd(Socket socket) throws IOException {
        socket.setSoTimeout(0);
        try {
            while (socket.getInputStream().read() >= 0) {
                // An answer may come before the connection ends.
            }
        } catch (SocketException reset) {
            // That is an end, too.
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        int port = desk.desk.uri().getPort();

        try (TestDesk other = TestDesk.ofBot(folder, TestDesk.SETTINGS)) {
            assertThatThrownBy(() -> Desk.open(port, other.setup))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot open the desk on port " + port);
        }
    }
}
