package dev.scalpel.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.functions.EvidenceStatus;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.testkit.BrowserPage;
import dev.scalpel.testkit.Chromium;
import dev.scalpel.training.daily.TrainingProgress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPageTest {

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:02Z"));
    private final MemoryStore store = new MemoryStore();
    private Optional<Instant> lastMinute = Optional.empty();
    private LocalFunctions functions;
    private StatusPage page;

    @BeforeEach
    void open() {
        Settings settings = SettingsReader.fromText("test", "symbols: {BTC/USDT: 0.5}", Map.of())
                .settings();
        FunctionContext here = FunctionContext.of(settings, store, folder, clock, "test");
        functions = LocalFunctions.of(here, here.logAndMailFailure(), TrainingProgress.SILENT);
        StatusReader reader = new StatusReader(
                settings,
                Repositories.in(store),
                new ChampionRegistry(store),
                new EvidenceStatus(settings, store),
                functions,
                clock,
                () -> lastMinute);
        page = StatusPage.open(0, reader::read, functions);
    }

    @AfterEach
    void close() {
        page.close();
    }

    /** A raw request, because HTTP clients do not allow a false Host header. */
    private String ask(String method, String path, String... headers) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), page.uri().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            String request = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
        }
    }

    private String host() {
        return "Host: 127.0.0.1:" + page.uri().getPort();
    }

    private String token() throws IOException {
        Matcher token =
                Pattern.compile("scalpel-token\" content=\"([0-9a-f]+)\"").matcher(ask("GET", "/", host()));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private boolean halted() {
        return !functions
                .call(LocalFunctions.EXECUTION, "{\"action\":\"get_account_info\"}", Duration.ofMinutes(1))
                .path("halted")
                .isNull();
    }

    @Test
    void showsThePageAndItsParts() throws Exception {
        assertThat(ask("GET", "/", host())).startsWith("HTTP/1.1 200").contains("<title>Scalpel</title>");
        assertThat(ask("GET", "/page.js", host())).startsWith("HTTP/1.1 200");
        assertThat(ask("GET", "/page.css", host())).startsWith("HTTP/1.1 200");
        assertThat(ask("GET", "/elsewhere", host())).startsWith("HTTP/1.1 404");
    }

    @Test
    void servesTheStatusAsJson() throws Exception {
        String answer = ask("GET", "/api/status", host());

        String body = answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
        assertThat(new ObjectMapper()
                        .readTree(body)
                        .path("symbols")
                        .get(0)
                        .path("champion")
                        .path("name")
                        .asText())
                .isEqualTo("flat");
    }

    @Test
    void omitsTheTimeOfABarThatDoesNotExist() throws Exception {
        assertThat(ask("GET", "/api/status", host()))
                .contains("\"lastStopTime\":null")
                .contains("\"day\":null")
                .doesNotContain(Long.toString(Long.MIN_VALUE));
    }

    @Test
    void showsShadowTradesApartFromTheAccount() throws Exception {
        assertThat(ask("GET", "/api/status", host())).doesNotContain("\"shadow\"");
        store.putIfAbsent(
                StoreKeys.shadow("score-1a2b", InstrumentId.parse("binance/BTC-USDT"), YearMonth.of(2026, 6)),
                "damaged\n".getBytes(StandardCharsets.UTF_8));

        assertThat(ask("GET", "/api/status", host()))
                .contains("\"shadow\":{\"problem\":\"cannot be read: shadow/score-1a2b")
                .contains("\"equity\":10000");
    }

    /** The gains of the symbols add up to that of the account. */
    @Test
    void equityIsTheCapitalPlusTheGains() throws Exception {
        String answer = ask("GET", "/api/status", host());

        JsonNode status =
                new ObjectMapper().readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(status.path("capital").decimalValue()).isEqualByComparingTo("10000");
        assertThat(status.at("/symbols/0/gain").decimalValue()).isZero();
        assertThat(status.path("equity").decimalValue()).isEqualByComparingTo("10000");
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
        String token = "X-Scalpel-Token: " + token();
        List<Socket> stuck = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), page.uri().getPort());
                socket.getOutputStream()
                        .write(begun.formatted(page.uri().getPort()).getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                stuck.add(socket);
            }
            long began = System.nanoTime();
            assertThat(ask("POST", "/api/stop", host(), token)).startsWith("HTTP/1.1 200");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(halted()).isTrue();

            for (Socket socket : stuck) {
                socket.setSoTimeout(15_000);
                try {
                    while (socket.getInputStream().read() >= 0) {
                        // An answer may come before the connection ends.
                    }
                } catch (SocketException reset) {
                    // That is an end, too.
                }
            }
        } finally {
            for (Socket socket : stuck) {
                socket.close();
            }
        }
    }

    @Test
    void reportsAStalledBot() throws Exception {
        assertThat(ask("GET", "/api/status", host())).contains("\"stalledSince\":null");

        lastMinute = Optional.of(clock.instant().minusSeconds(181));

        assertThat(ask("GET", "/api/status", host())).contains("\"stalledSince\":\"2026-06-01T11:57:01Z\"");
    }

    /** In a browser: the page must show that the bot is gone, and that a stop failed. */
    @Test
    void aDeadBotLooksDeadAndAFailedStopIsReported() throws Exception {
        Optional<Chromium> chromium = Chromium.find(Files.createDirectories(folder.resolve("profile")));
        assumeThat(chromium).as("a Chromium on the path, or named by CHROMIUM").isPresent();
        try (BrowserPage used = chromium.orElseThrow().use(page.uri(), 1_200, 900)) {
            used.await("document.querySelector('[data-symbol]') !== null");
            assertThat(used.evaluate("document.getElementById('alarm').hidden").asBoolean())
                    .isTrue();

            page.close();
            used.await("!document.getElementById('alarm').hidden");

            assertThat(used.evaluate("document.getElementById('alarm').textContent")
                            .asText())
                    .contains("The bot does not answer")
                    .contains("The data below is outdated");
            assertThat(used.evaluate("document.body.className").asText()).contains("dead");
            assertThat(used.evaluate("document.getElementById('mode').textContent")
                            .asText())
                    .isEqualTo("not answering");
            used.evaluate("document.getElementById('stop').click()");
            used.evaluate("document.getElementById('yes').click()");
            used.await("document.getElementById('alarm').textContent.includes('did not reach the bot')");
            assertThat(used.evaluate("document.getElementById('alarm').textContent")
                            .asText())
                    .contains("The emergency stop did not reach the bot")
                    .contains("./scalpel stop");
        }
    }

    @Test
    void rejectsAForeignHostName() throws Exception {
        assertThat(ask("GET", "/api/status", "Host: evil.example"))
                .startsWith("HTTP/1.1 403")
                .contains("this page is available on this machine only");
    }

    @Test
    void rejectsARequestFromAnotherSite() throws Exception {
        assertThat(ask("GET", "/api/status", host(), "Origin: http://evil.example"))
                .startsWith("HTTP/1.1 403");
        assertThat(ask("POST", "/api/stop", host(), "Origin: http://evil.example", "X-Scalpel-Token: " + token()))
                .startsWith("HTTP/1.1 403");
        assertThat(halted()).isFalse();
    }

    @Test
    void rejectsAChangeWithoutTheToken() throws Exception {
        assertThat(ask("POST", "/api/stop", host())).startsWith("HTTP/1.1 403").contains("token is missing or wrong");
        assertThat(ask("POST", "/api/stop", host(), "X-Scalpel-Token: 00")).startsWith("HTTP/1.1 403");
        assertThat(halted()).isFalse();
    }

    @Test
    void haltsAndResumes() throws Exception {
        String token = "X-Scalpel-Token: " + token();

        assertThat(ask("POST", "/api/stop", host(), token)).startsWith("HTTP/1.1 200");
        assertThat(halted()).isTrue();

        assertThat(ask("POST", "/api/resume", host(), token)).startsWith("HTTP/1.1 200");
        assertThat(halted()).isFalse();
    }
}
