package dev.scalpel.venue.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No adapter writes a key, secret, token or signature: everything that a process prints and logs is searched, with the logs
 * of all libraries at their most verbose, and each failure with its stack trace, causes and suppressed exceptions.
 */
public abstract class SecretsContract {

    private final Class<? extends VenueStandIn> standIn;

    @TempDir
    Path directory;

    protected SecretsContract(Class<? extends VenueStandIn> standIn) {
        this.standIn = standIn;
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "trace"})
    void nothingWrittenContainsASecretOrASignature(String logLevel) throws Exception {
        String written = run(logLevel);
        assertThat(written).contains("done").contains("VenueException");
        try (VenueStandIn venue = EveryCall.standIn(standIn.getName())) {
            assertThat(venue.secrets()).isNotEmpty();
            venue.secrets().forEach(secret -> assertThat(written).doesNotContain(secret));
            assertThat(venue.signature().matcher(written).results().map(MatchResult::group))
                    .isEmpty();
        }
    }

    private String run(String logLevel) throws IOException, InterruptedException {
        Path jdkLogs = directory.resolve("logging.properties");
        Files.writeString(jdkLogs, """
                handlers = java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level = ALL
                sun.net.www.level = ALL
                """);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + logLevel,
                "-Djava.util.logging.config.file=" + jdkLogs,
                "-cp",
                System.getProperty("java.class.path"),
                EveryCall.class.getName(),
                standIn.getName());
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
