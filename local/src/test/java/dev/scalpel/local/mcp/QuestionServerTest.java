package dev.scalpel.local.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages of the protocol's specification, one a line; the protocol's own client is in local/conformance. */
class QuestionServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<List<String>> run = new ArrayList<>();
    private CommandAnswer answer = new CommandAnswer(0, "{\"mode\": \"PAPER\"}", "");
    private PipedOutputStream input;
    private BufferedReader output;
    private Thread server;
    private int id;

    @BeforeEach
    void connect() throws Exception {
        input = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(input, 1 << 16);
        PipedOutputStream out = new PipedOutputStream();
        output = new BufferedReader(new InputStreamReader(new PipedInputStream(out, 1 << 20), StandardCharsets.UTF_8));
        server = new Thread(() -> {
            try {
                new QuestionServer("1.2.3", arguments -> {
                            run.add(arguments);
                            return answer;
                        })
                        .serve(in, out);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        JsonNode ready = ask(
                "initialize",
                "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}");
        assertThat(ready.at("/serverInfo/name").asText()).isEqualTo("scalpel");
        assertThat(ready.at("/serverInfo/version").asText()).isEqualTo("1.2.3");
        assertThat(ready.at("/capabilities/tools").isObject()).isTrue();
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    @AfterEach
    void endsWithItsInput() throws Exception {
        input.close();
        server.join(TimeUnit.SECONDS.toMillis(120));
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void listsItsToolsWithSchemasAndAsReadingOnly() throws Exception {
        JsonNode tools = ask("tools/list", "{}").path("tools");

        assertThat(tools).hasSize(QuestionTool.ALL.size()).allSatisfy(tool -> {
            assertThat(tool.at("/annotations/readOnlyHint").asBoolean()).isTrue();
            assertThat(tool.at("/inputSchema/type").asText()).isEqualTo("object");
            assertThat(tool.path("description").asText()).isNotBlank();
        });
    }

    @Test
    void aToolAnswersWithTheDocumentOfItsCommand() throws Exception {
        JsonNode result = call("trades", "{\"symbol\": \"BTC/USDT\", \"limit\": 3}");

        assertThat(run).containsExactly(List.of("trades", "--symbol", "BTC/USDT", "--limit", "3"));
        assertThat(JSON.readTree(result.at("/content/0/text").asText())
                        .path("mode")
                        .asText())
                .isEqualTo("PAPER");
        assertThat(result.path("isError").asBoolean()).isFalse();
    }

    @Test
    void aReportLeavesOutWhatIsTooLongAndWhereItsPageWas() throws Exception {
        answer = new CommandAnswer(0, "{\"verdict\": \"No trades\", \"equityCurve\": [1], \"report\": \"/x\"}", "");

        assertThat(call("report", "{}").at("/content/0/text").asText()).isEqualTo("{\"verdict\":\"No trades\"}");
    }

    @Test
    void theErrorOfACommandIsAnAnswerThatSaysWhatToDo() throws Exception {
        answer = new CommandAnswer(1, "", "error: the settings are wrong\nhint: look at line 3\n");

        JsonNode result = call("status", "{}");

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asText())
                .isEqualTo("error: the settings are wrong\nhint: look at line 3");
    }

    @Test
    void aDocumentOfACommandThatFailedInPartIsMarked() throws Exception {
        answer = new CommandAnswer(1, "{\"failures\": [\"BTC/USDT\"]}", "");

        assertThat(call("status", "{}").path("isError").asBoolean()).isTrue();
    }

    @Test
    void aMalformedArgumentRunsNothing() throws Exception {
        JsonNode result = call("models", "{\"symbol\": \"--home\"}");

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asText()).contains("symbol");
        assertThat(run).isEmpty();
    }

    private JsonNode call(String tool, String arguments) throws Exception {
        return ask("tools/call", "{\"name\": \"" + tool + "\", \"arguments\": " + arguments + "}");
    }

    private JsonNode ask(String method, String parameters) throws Exception {
        id++;
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}");
        JsonNode answered = JSON.readTree(output.readLine());
        assertThat(answered.path("id").asInt()).as(answered.toString()).isEqualTo(id);
        assertThat(answered.has("error")).as(answered.toString()).isFalse();
        return answered.path("result");
    }

    private void send(String message) throws Exception {
        input.write((message + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }
}
