package dev.scalpel.local.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.local.cli.terminal.TerminalSize;
import dev.scalpel.local.cli.terminal.VirtualTerminal;
import dev.scalpel.local.demo.DemoEvent;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DemoLiveViewTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);

    private final TestCommandLine line = new TestCommandLine(
            Path.of("."),
            CLOCK,
            true,
            Map.of("TERM", "xterm", "LANG", "C.UTF-8", "SCALPEL_COLUMNS", "80", "SCALPEL_LINES", "24"));
    /** Of two pictures from when it is made. */
    private volatile CountDownLatch drawn = new CountDownLatch(2);

    private DemoLiveView view() {
        return new DemoLiveView(line.process, new DemoScreen("a market", 7, 75), size -> size, () -> {
            drawn.countDown();
            return true;
        });
    }

    private boolean isGivenBack() {
        return isGivenBack(line.errorOutput());
    }

    private static boolean isGivenBack(String printed) {
        VirtualTerminal terminal = new VirtualTerminal(80, 24);
        terminal.print(printed);
        return terminal.isGivenBack();
    }

    @Test
    void showsTheRunAndGivesTheTerminalBack() throws Exception {
        try (DemoLiveView view = view()) {
            DemoRecording.read().forEach(view::happened);
            drawn = new CountDownLatch(2);
            assertThat(drawn.await(120, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(line.errorOutput()).contains("a market", "Stopping: finishing this step", "crossings");
        assertThat(isGivenBack()).isTrue();
    }

    /** A line that stood in the picture until the next one was lost. */
    @Test
    void messagesAreCountedMeanwhileAndPrintedAfterwards() throws Exception {
        PrintStream own = System.err;
        try (DemoLiveView view = view()) {
            System.err.println("[demo] WARN a bucket was slow");
            System.err.println("[demo] WARN it was slow again");
            DemoRecording.read().forEach(view::happened);
            drawn = new CountDownLatch(2);
            assertThat(drawn.await(120, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(System.err).isSameAs(own);
        assertThat(line.errorOutput()).contains("2 messages, printed at the end");
        String printed = line.errorOutput().replace(System.lineSeparator(), "\n");
        int end = printed.indexOf("[demo] WARN");
        assertThat(isGivenBack(printed.substring(0, end))).isTrue();
        assertThat(printed.substring(end)).isEqualTo("[demo] WARN a bucket was slow\n[demo] WARN it was slow again\n");
    }

    @Test
    void aFailureOfTheDemoGivesTheTerminalBackToo() {
        assertThatThrownBy(() -> {
                    try (DemoLiveView view = view()) {
                        assertThat(drawn.await(120, TimeUnit.SECONDS)).isTrue();
                        view.happened(new DemoEvent.Noted("something"));
                        throw new IllegalStateException("the demo failed");
                    }
                })
                .hasMessage("the demo failed");
        assertThat(isGivenBack()).isTrue();
    }

    @Test
    void aPictureThatCannotBeDrawnIsReportedAtTheEnd() {
        drawn = new CountDownLatch(1);
        DemoLiveView view = new DemoLiveView(line.process, new DemoScreen("a market", 7, 75), size -> size, () -> {
            drawn.countDown();
            throw new IllegalArgumentException("no picture");
        });
        assertThatThrownBy(() -> {
                    try (view) {
                        assertThat(drawn.await(120, TimeUnit.SECONDS)).isTrue();
                    }
                })
                .hasMessage("the demo's view failed")
                .hasRootCauseMessage("no picture");
        assertThat(isGivenBack()).isTrue();
    }

    @Test
    void aTerminalThatCannotMoveItsCursorHasNoScreen() {
        assertThat(line.process.isScreen()).isTrue();
        assertThat(of(Map.of("TERM", "dumb"), true)).isFalse();
        assertThat(of(Map.of(), true)).isFalse();
        assertThat(of(Map.of("TERM", "xterm"), false)).isFalse();
        assertThat(new TestCommandLine(Path.of("."), CLOCK, true, Map.of("TERM", "dumb")).process.colour())
                .isFalse();
        assertThat(TerminalSize.atStart(line.process)).isEqualTo(new TerminalSize(80, 24));
    }

    private static boolean of(Map<String, String> environment, boolean interactive) {
        return new TestCommandLine(Path.of("."), CLOCK, interactive, environment).process.isScreen();
    }
}
