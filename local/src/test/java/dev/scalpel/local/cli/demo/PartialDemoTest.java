package dev.scalpel.local.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.ScalpelCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that is stopped before its end. */
class PartialDemoTest {

    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;
    private static final long INTERRUPT_BIT = 1L << 1;

    @TempDir
    Path folder;

    /** In a process of its own: the signal ends it, but not before the report is written. */
    @Test
    void anInterruptEndsItWithAReportOfWhatWasDone() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dai.djl.offline=true",
                "-Duser.timezone=UTC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ScalpelCommand.class.getName(),
                "demo",
                "--days",
                "2",
                "--shadow-days",
                "1",
                "--edge",
                "none",
                "--home",
                folder.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("SCALPEL_"));
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        Path out = folder.resolve("out");
        Process demo = builder.redirectOutput(out.toFile()).start();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(demo.getErrorStream(), StandardCharsets.UTF_8))) {
            StringBuilder said = new StringBuilder();
            String line;
            while ((line = err.readLine()) != null) {
                said.append(line).append('\n');
                if (line.startsWith("trading: ")) {
                    new ProcessBuilder("kill", isInterruptible() ? "-INT" : "-TERM", String.valueOf(demo.pid()))
                            .start()
                            .waitFor();
                }
            }
            assertThat(demo.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(demo.exitValue()).as(said.toString()).isEqualTo(isInterruptible() ? INTERRUPTED : TERMINATED);
        } finally {
            demo.destroyForcibly();
        }
        assertThat(out).content().startsWith("PARTIAL: ").contains("report: ", "./scalpel trades --home ");
        // How far it gets before the signal depends on the machine.
        String warning =
                "PARTIAL: the demo was stopped at 2026-06-0[23] \\d\\d:\\d\\d UTC, after [01] of 2 days of trading\\.";
        assertThat(folder.resolve("demo/report.html")).content().containsPattern(warning);
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("demo/metrics.json").toFile())
                        .path("warning")
                        .asText())
                .matches(warning);
    }

    /** A program that a shell has started in the background ignores the keyboard's signal, and so do those that it starts. */
    private static boolean isInterruptible() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .mapToLong(line -> Long.parseUnsignedLong(
                                line.substring(line.indexOf(':') + 1).strip(), 16))
                        .noneMatch(ignored -> (ignored & INTERRUPT_BIT) != 0);
    }
}
