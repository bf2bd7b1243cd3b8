package dev.scalpel.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportRunTest {

    @Test
    void aShellReadsTheCommandLineBackAsItsArguments() throws Exception {
        List<String> arguments =
                List.of("backtest", "--symbol", "BTC/USDT", "--export", "it's $HOME here.csv", "--costs=5");
        String line = ReportRun.commandLine(arguments);

        assertThat(line).isEqualTo("./scalpel backtest --symbol BTC/USDT --export 'it'\\''s $HOME here.csv' --costs=5");
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n'" + line.substring("./scalpel".length())).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsExactlyElementsOf(arguments);
    }

    @Test
    void theEventNamesTheRunOnlyWhereItIsNotTheBotsOwn() throws Exception {
        ReportFiles files = ReportFiles.in(Path.of("folder"));

        assertThat(files.event(Optional.empty(), Optional.empty(), ReportRun.ofBot(Optional.empty(), Optional.empty())))
                .doesNotContain("run", "command", "earlierRuns", "compare");
        JsonNode event = new ObjectMapper()
                .readTree(files.event(
                        Optional.empty(), Optional.empty(), ReportRun.backtest(Optional.of("./scalpel x"), 2)));
        assertThat(event.path("run").asText()).isEqualTo("backtest");
        assertThat(event.path("command").asText()).isEqualTo("./scalpel x");
        assertThat(event.path("earlierRuns").asInt()).isEqualTo(2);
    }
}
