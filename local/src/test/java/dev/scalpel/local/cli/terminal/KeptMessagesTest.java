package dev.scalpel.local.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeptMessagesTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream target = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void whatIsWrittenMeanwhileIsPrintedAtTheEnd() {
        PrintStream own = System.err;
        try (KeptMessages kept = KeptMessages.of(target)) {
            System.err.println("first, with an umlaut: ü");
            System.err.print("second");
            System.err.print(", in two parts\r\n");
            System.err.print("unfinished");

            assertThat(kept.count()).isEqualTo(2);
            assertThat(kept.lines()).containsExactly("first, with an umlaut: ü", "second, in two parts");
            assertThat(printed()).isEmpty();
        }
        assertThat(printed()).isEqualTo("first, with an umlaut: ü\nsecond, in two parts\nunfinished\n");
        assertThat(System.err).isSameAs(own);
    }

    @Test
    void nothingIsPrintedWhereNothingWasWritten() {
        KeptMessages.of(target).close();

        assertThat(printed()).isEmpty();
    }

    @Test
    void ofVeryManyLinesTheLastAreKeptAndTheOthersCounted() {
        try (KeptMessages kept = KeptMessages.of(target)) {
            for (int i = 1; i <= KeptMessages.MAX_LINES + 7; i++) {
                System.err.println("line " + i);
            }
            assertThat(kept.count()).isEqualTo(KeptMessages.MAX_LINES + 7);
        }
        assertThat(printed().lines().toList())
                .hasSize(KeptMessages.MAX_LINES + 1)
                .startsWith("7 earlier lines are left out; these are the last:", "line 8")
                .endsWith("line 1007");
    }

    @Test
    void aFailureLosesNoLine() {
        try (KeptMessages kept = KeptMessages.of(target)) {
            System.err.println("before the failure");
            assertThat(kept.count()).isEqualTo(1);
            throw new IllegalStateException("the demo failed");
        } catch (IllegalStateException failed) {
            assertThat(printed()).isEqualTo("before the failure\n");
        }
    }
}
