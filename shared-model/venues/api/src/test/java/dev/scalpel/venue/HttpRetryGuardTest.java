package dev.scalpel.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpRetryGuardTest {

    /** The JDK reads its property once, so each case runs in a JVM of its own. */
    static final class Probe {

        private Probe() {}

        public static void main(String[] arguments) {
            List<String> steps = List.of(arguments);
            if (steps.contains("connect-first")) {
                HttpRetryGuard.arrivalsOfOnePost();
            }
            if (steps.contains("turn-off")) {
                HttpRetryGuard.disableRetries();
            }
            System.out.print(HttpRetryGuard.arrivalsOfOnePost() + " " + HttpRetryGuard.retriesDisabled());
        }
    }

    @Test
    void byDefaultTheJdkSendsAPostTwice() throws Exception {
        assertThat(probe(List.of(), List.of())).isEqualTo("2 false");
    }

    @Test
    void retriesDisabledBeforeTheFirstConnectionSendOnce() throws Exception {
        assertThat(probe(List.of(), List.of("turn-off"))).isEqualTo("1 true");
    }

    @Test
    void retriesDisabledByTheLauncherSendOnce() throws Exception {
        assertThat(probe(List.of("-Dsun.net.http.retryPost=false"), List.of())).isEqualTo("1 true");
    }

    @Test
    void disablingRetriesTooLateIsDetected() throws Exception {
        assertThat(probe(List.of(), List.of("connect-first", "turn-off"))).isEqualTo("2 false");
    }

    private static String probe(List<String> options, List<String> steps) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(Probe.class.getName());
        command.addAll(steps);
        Process jvm = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jvm.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return said;
        } finally {
            jvm.destroyForcibly();
        }
    }
}
