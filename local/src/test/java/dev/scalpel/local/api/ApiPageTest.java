package dev.scalpel.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.FileKeys;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.Scope;
import dev.scalpel.api.server.ApiServer;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.training.daily.TrainingProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of docs/api.md that begin with curl, run by a shell as they stand there, against the API of the bot. */
class ApiPageTest {

    private static final Path PAGE = Path.of("../docs/api.md");
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path home;

    @Test
    void everyLineOfThePageIsAnswered() throws Exception {
        List<String> lines = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
        assertThat(lines).hasSizeGreaterThan(8);
        writeSettings();
        FunctionContext context = FunctionContext.of(home, Map.of(), CLOCK, "test");
        LocalFunctions functions =
                LocalFunctions.of(context, (function, action, failure) -> {}, TrainingProgress.SILENT);
        Map<String, String> environment = writeKeys();
        List<String> started = new CopyOnWriteArrayList<>();
        try (ApiServer server = ApiServer.open(0, LocalApi.create(context, home, functions, started::add), false)) {
            for (String line : lines) {
                run(line, server.uri().toString(), environment);
            }
        }
        SignalBox box = new StoreSignalBox(context.store(), CLOCK);
        assertThat(box.since("crypto", Instant.now().minusSeconds(600)))
                .extracting(Signal::strategy)
                .as("what the lines have sent; the test among them stores nothing")
                .containsExactlyInAnyOrder("btc", "btc", "eth", "eth");
        assertThat(started)
                .as("a signal that is due does not wait for the next minute")
                .containsOnly("crypto")
                .hasSize(4);
        assertThat(context.store().list("state/"))
                .as("the emergency stop is recorded")
                .isNotEmpty();
    }

    private static void run(String line, String api, Map<String, String> environment) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true);
        shell.environment().put("API", api);
        shell.environment().putAll(environment);
        Process process = shell.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s%n%s", line, printed).isZero();
        assertThat(printed).as(line).startsWith("{");
    }

    private Map<String, String> writeKeys() {
        Instant now = Instant.parse("2024-08-10T02:30:00Z");
        new FileKeys(home)
                .write(new KeyRing(List.of(
                        ApiKey.of("signals", Scope.signalsTo("crypto"), "signals-secret", now),
                        ApiKey.of("read", Scope.READ, "read-secret", now),
                        ApiKey.of("stop", Scope.STOP, "stop-secret", now))));
        return Map.of("SIGNALS_KEY", "signals-secret", "READ_KEY", "read-secret", "STOP_KEY", "stop-secret");
    }

    private void writeSettings() throws IOException {
        Files.writeString(home.resolve("scalpel.yaml"), """
                portfolios:
                  crypto:
                    quote: USDT
                    timeframe: immediate
                    strategies:
                      btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
                      eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.25}
                api: {enabled: true}
                """);
    }
}
