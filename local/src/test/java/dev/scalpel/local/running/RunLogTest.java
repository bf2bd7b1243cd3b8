package dev.scalpel.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLogTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T10:00:00.5Z"), ZoneOffset.UTC);

    private final List<String> lines = new ArrayList<>();

    @Test
    void writesALineForPeople() {
        new RunLog(lines::add, CLOCK, false).log("run", "stopped");

        assertThat(lines).containsExactly("2026-06-01T10:00:00Z  run             stopped");
    }

    @Test
    void aListenerReceivesTheTimeWithItsFraction() {
        List<String> received = new ArrayList<>();
        new RunLog(
                        lines::add,
                        Clock.fixed(CLOCK.instant().plusMillis(250), CLOCK.getZone()),
                        true,
                        (at, stage, message) -> received.add(at + " " + stage + " " + message))
                .log("run", "stopped");

        assertThat(received).containsExactly("2026-06-01T10:00:00.750Z run stopped");
    }

    /** The message keeps its former name "words" for one version. */
    @Test
    void writesOneJsonDocumentPerLineWithTheMessageUnderBothNames() {
        new RunLog(lines::add, CLOCK, true).log("run", "stopped");

        assertThat(lines)
                .containsExactly("{\"time\":\"2026-06-01T10:00:00Z\",\"stage\":\"run\",\"message\":\"stopped\","
                        + "\"words\":\"stopped\"}");
    }
}
