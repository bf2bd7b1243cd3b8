package dev.scalpel.venue.binance;

import static dev.scalpel.venue.binance.LocalExchangeFixture.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Intent;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.VenueBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that a process writes is searched for the key, its secret and every signature: standard output and error
 * with the logs of all libraries at their most verbose, and each failure with its stack trace, causes and suppressed.
 */
class SecretLeakTest {

    private static final String KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final String PRIVATE_KEY = "MC4CAQAwBQYDK2VwBCIEINtYd6n9aZfJ1DtxJ5dUKDoUThQtz67pnCQ7Auf6Y6n1";
    private static final String PEM = "-----BEGIN PRIVATE KEY-----\\n" + PRIVATE_KEY + "\\n-----END PRIVATE KEY-----";
    private static final String A_SIGNATURE =
            "zpCLxI2CCEj4aKZklOo7x4ouKS0640ps/GG8en+OUMTkMgUuBKH1P9wHLAwCLo4zCFPCUNV9WGlynYB1y0jVAw==";
    /** An HMAC-SHA256 in hexadecimal, or an Ed25519 in base64, also percent-encoded. */
    private static final Pattern SIGNATURE =
            Pattern.compile("[0-9a-fA-F]{64}|(?:[A-Za-z0-9+/]|%2[BF]){86}(?:==|%3D%3D)");

    /** Every call of the broker, with every fault, in a JVM of its own: the logs are set up once. */
    static final class Everything {

        private final LocalExchangeFixture fixture = new LocalExchangeFixture();
        private final StringWriter failures = new StringWriter();
        private final PrintWriter printer = new PrintWriter(failures);

        public static void main(String[] arguments) {
            Everything all = new Everything();
            all.run(arguments[0]);
            all.printer.flush();
            System.out.print(all.failures);
            System.out.println("done");
            System.exit(0);
        }

        private void run(String secret) {
            fixture.exchange.replaceApiKey(new ApiKey(KEY, SECRET, true, false));
            VenueBroker broker = VenueAdapters.connectBroker(
                    fixture.settings(""),
                    Map.of("SCALPEL_API_KEY", KEY, "SCALPEL_API_SECRET", secret),
                    LocalExchangeFixture.NO_SECRET,
                    fixture.clock);
            System.out.println(fixture.settings(""));
            List<Fault> faults = List.of(
                    Fault.lostResponse(),
                    Fault.resetBeforeExecution(),
                    Fault.truncatedBody(),
                    Fault.unavailableHtml(),
                    Fault.tooManyRequests(Duration.ofSeconds(3)),
                    Fault.banned(Duration.ofSeconds(3)),
                    Fault.regionRefused(),
                    Fault.timestampOutsideWindow(),
                    Fault.delayedExecution(Duration.ofSeconds(1)),
                    Fault.refusal("403", 403, 0, "Forbidden"),
                    Fault.refusal("echo", 400, -1022, "Signature for this request is not valid: " + KEY),
                    Fault.refusal("echo", 400, -1022, "Signature for this request is not valid: " + A_SIGNATURE));
            attempt(broker::synchronise);
            calls(broker).forEach(this::attempt);
            for (Fault fault : faults) {
                for (Runnable call : calls(broker)) {
                    fixture.exchange.faults().failNext(fault);
                    attempt(call);
                    fixture.exchange.faults().clear();
                }
            }
            fixture.exchange.replaceApiKey(new ApiKey("another", SECRET, true, false));
            calls(broker).forEach(this::attempt);
            fixture.exchange.replaceApiKey(new ApiKey(KEY, "another", true, false));
            calls(broker).forEach(this::attempt);
            fixture.close();
            calls(broker).forEach(this::attempt);
        }

        private List<Runnable> calls(VenueBroker broker) {
            String id = Long.toString(System.nanoTime(), 36);
            Intent entry = fixture.entry("e" + id, "0.1", "101");
            Intent protection = fixture.protection("p" + id, "0.05", "80.00", "90.00", "150.00");
            List<Runnable> calls = new ArrayList<>();
            calls.add(broker::synchronise);
            calls.add(broker::balances);
            calls.add(() -> broker.instrument(BTC).filters());
            calls.add(() -> broker.quote(BTC));
            calls.add(() -> broker.send(BTC, entry));
            calls.add(() -> broker.find(BTC, entry));
            calls.add(() -> broker.sendProtected(BTC, entry, protection));
            calls.add(() -> broker.send(BTC, protection));
            calls.add(() -> broker.openOrders(BTC).forEach(order -> broker.cancel(BTC, order)));
            calls.add(() -> broker.fillsSince(BTC, 0L + LocalExchangeFixture.START.toEpochMilli())
                    .forEach(fill -> System.out.println(fill)));
            return calls;
        }

        private void attempt(Runnable call) {
            try {
                call.run();
            } catch (RuntimeException e) {
                e.printStackTrace(printer);
            }
        }
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {SECRET, PEM})
    void nothingWrittenContainsKeySecretOrSignature(String secret) throws Exception {
        for (String level : List.of("info", "trace")) {
            String written = run(level, secret);
            assertThat(written).contains("done").contains("VenueException");
            assertThat(written).doesNotContain(KEY).doesNotContain(SECRET).doesNotContain(PRIVATE_KEY);
            assertThat(SIGNATURE.matcher(written).results().map(found -> found.group()))
                    .isEmpty();
        }
    }

    private String run(String logLevel, String secret) throws IOException, InterruptedException {
        Path jdkLogs = directory.resolve("logging.properties");
        Files.writeString(jdkLogs, """
                handlers = java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level = ALL
                sun.net.www.level = ALL
                """);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + logLevel));
        command.add("-Djava.util.logging.config.file=" + jdkLogs);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Everything.class.getName(), secret));
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String written = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jvm.waitFor(180, TimeUnit.SECONDS)).isTrue();
            return written;
        } finally {
            jvm.destroyForcibly();
        }
    }
}
