package dev.scalpel.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handler alone: settings file, directory store and file notices under the root of its package. */
class MonitoringHandlerTest {

    private static final int TEN_MINUTES = 600_000;

    @TempDir
    Path root;

    private JsonNode call(String event) throws IOException {
        Files.writeString(
                root.resolve("scalpel.yaml"),
                "symbols: [BTC/USDT]\nstore: {directory: store}\nnotification: {channel: file}\n");
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new MonitoringHandler(Map.of("LAMBDA_TASK_ROOT", root.toString()))
                .handleRequest(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, withTimeLeft());
        return new ObjectMapper().readTree(answer.toByteArray());
    }

    /** The handler uses only the remaining time of the context. */
    private static Context withTimeLeft() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getRemainingTimeInMillis")) {
                        return TEN_MINUTES;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void anEmptyEventReviewsTheWeekIntoStoreAndNotices() throws IOException {
        JsonNode answer = call("");

        Path report = root.resolve("store").resolve(answer.path("report").asText());
        assertThat(answer.path("mail").asText()).isEqualTo("sent");
        assertThat(Files.readString(report)).contains("No trades: no bars were stored in this period.");
        assertThat(Files.readString(root.resolve("notices.txt")))
                .contains("Scalpel " + answer.path("week").asText() + ": No trades")
                .contains("The report: store/reports/");
    }

    @Test
    void aReportLeavesNothingBehind() throws IOException {
        JsonNode answer = call("{\"action\": \"report\", \"from\": \"2026-11-01\", \"to\": \"2026-11-02\"}");

        assertThat(answer.path("verdict").asText()).isEqualTo("No trades: no bars were stored in this period.");
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
                    .containsExactly("scalpel.yaml");
        }
    }
}
