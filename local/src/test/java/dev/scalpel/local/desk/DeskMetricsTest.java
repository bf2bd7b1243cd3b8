package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scalpel.local.functions.LocalFunctions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code /metrics}, read by Prometheus' own client of Python. */
class DeskMetricsTest {

    private static final Path ROOT = Path.of(System.getProperty("scalpel.root"));
    private static final String READER = """
            import sys
            from prometheus_client.parser import text_string_to_metric_families
            for family in text_string_to_metric_families(sys.stdin.read()):
                assert family.documentation, family.name
                for sample in family.samples:
                    print(family.type, sample.name, ",".join(f"{k}={v}" for k, v in sorted(sample.labels.items())), float(sample.value), sep="\\t")
            """;

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

    @Test
    void prometheusReadsWhatTheBotHasDone() throws Exception {
        desk.bars(TestDesk.NOW.minusSeconds(62), 100);
        desk.lastMinute = Optional.of(TestDesk.NOW.minusSeconds(2));
        desk.functions.call(LocalFunctions.EXECUTION, "{\"action\":\"get_account_info\"}", Duration.ofMinutes(1));
        desk.functions.call(LocalFunctions.EXECUTION, "{\"action\":\"no_such_action\"}", Duration.ofMinutes(1));

        Map<String, String> read = parsed();

        assertThat(read)
                .containsEntry("gauge scalpel_build_info mode=PAPER,venue=binance,version=1.2.3", "1.0")
                .containsEntry(
                        "gauge scalpel_bar_timestamp_seconds instrument=binance/BTC-USDT",
                        seconds(TestDesk.NOW.minusSeconds(2)))
                .containsEntry("gauge scalpel_last_minute_timestamp_seconds ", seconds(TestDesk.NOW.minusSeconds(2)))
                .containsEntry("gauge scalpel_halted account=model", "0.0")
                .containsEntry("gauge scalpel_venue_rate_limited venue=binance", "0.0")
                .containsEntry("summary scalpel_function_duration_seconds_count function=execution", "2.0")
                .containsEntry("counter scalpel_function_failures_total function=execution", "1.0");
    }

    @Test
    void namesHaveThePrefixAndCountersEndInTotal() throws Exception {
        desk.functions.call(LocalFunctions.EXECUTION, "{\"action\":\"get_account_info\"}", Duration.ofMinutes(1));

        assertThat(parsed().keySet()).isNotEmpty().allSatisfy(key -> {
            assertThat(key).contains(" scalpel_");
            if (key.startsWith("counter ")) {
                assertThat(key.split(" ")[1]).endsWith("_total");
            }
        });
    }

    @Test
    void anotherSiteIsRefused() throws Exception {
        assertThat(desk.raw("GET", "/metrics", "", "Host: evil.example").status())
                .isEqualTo(403);
        assertThat(desk.raw("POST", "/metrics", "", desk.host(), desk.token()).status())
                .isEqualTo(404);
    }

    /** The health check of the container's image. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theContainerIsHealthyWhileMinutesBegin() throws Exception {
        assertThat(healthCheck()).contains("no minute has begun yet").endsWith("exit 1");

        desk.lastMinute = Optional.of(Instant.now().minusSeconds(30));
        assertThat(healthCheck()).isEqualTo("exit 0");

        desk.lastMinute = Optional.of(Instant.now().minusSeconds(400));
        assertThat(healthCheck()).matches("the last minute began (399|4[0-9][0-9]) s ago\\Rexit 1");
    }

    private String healthCheck() throws Exception {
        ProcessBuilder check = new ProcessBuilder(
                "bash", ROOT.resolve("distribution/container/is-running").toString());
        check.environment()
                .put("SCALPEL_PAGE_PORT", String.valueOf(desk.desk.uri().getPort()));
        Process process = check.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return printed + "exit " + process.exitValue();
    }

    private static String seconds(Instant time) {
        return time.toEpochMilli() / 1e3 == Math.rint(time.toEpochMilli() / 1e3)
                ? time.getEpochSecond() + ".0"
                : String.valueOf(time.toEpochMilli() / 1e3);
    }

    private Map<String, String> parsed() throws Exception {
        boolean installed = python("import prometheus_client", "").isPresent();
        if (!"1".equals(System.getenv("SCALPEL_REQUIRE_PEERS"))) {
            assumeTrue(installed, "prometheus_client is not installed: apt-get install python3-prometheus-client");
        }
        assertThat(installed).as("prometheus_client of Python is installed").isTrue();
        TestDesk.Answer answer = desk.get("/metrics");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.head()).contains("Content-type: text/plain; version=0.0.4");
        List<String> lines = python(READER, answer.body() + "\n")
                .orElseThrow(() -> new AssertionError("not read: " + answer.body()))
                .lines()
                .toList();
        return lines.stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(
                        part -> part[0] + " " + part[1] + " " + part[2], part -> part[3], (a, b) -> a, TreeMap::new));
    }

    /** By the Python on the path, or by that of the system, for which Debian packages the client. */
    private static Optional<String> python(String program, String input) {
        return python("python3", program, input).or(() -> python("/usr/bin/python3", program, input));
    }

    private static Optional<String> python(String interpreter, String program, String input) {
        try {
            Process process = new ProcessBuilder(interpreter, "-c", program)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Python read the metrics", stopped);
        }
    }
}
