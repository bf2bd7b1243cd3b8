package dev.scalpel.local.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.local.cli.terminal.Glyphs;
import dev.scalpel.local.cli.terminal.LiveScreen;
import dev.scalpel.local.cli.terminal.TerminalSize;
import dev.scalpel.local.cli.terminal.VirtualTerminal;
import dev.scalpel.local.demo.DemoEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real demo, as it was recorded, looks like on terminals of all sizes. */
class DemoCapturesTest {

    private static final List<DemoEvent> EVENTS = DemoRecording.read();

    @Test
    void theDocumentShowsWhatIsDrawn() throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("scalpel.root", "..")).resolve(DemoCaptures.PAGE));

        assertThat(page).as("docs/captures writes them anew").isEqualTo(DemoCaptures.with(page, DemoCaptures.all()));
        DemoCaptures.all().keySet().forEach(name -> assertThat(page).contains("<!-- capture: " + name + " -->"));
    }

    /** The emulation fails on a line that would wrap, on a scroll, and on a control sequence that is not allowed. */
    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40", "100, 24", "99, 30", "81, 50", "250, 60", "40, 12", "20, 5", "5, 3", "1, 1"})
    void everyPictureOfARunFits(int columns, int rows) {
        TerminalSize size = new TerminalSize(columns, rows);
        for (boolean colour : new boolean[] {true, false}) {
            VirtualTerminal terminal = new VirtualTerminal(columns, rows);
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(sent, true, StandardCharsets.UTF_8);
            try (LiveScreen screen = new LiveScreen(out, colour, colour ? Glyphs.UNICODE : Glyphs.ASCII)) {
                for (int seen = 0; seen <= EVENTS.size(); seen += 97) {
                    screen.draw(size, DemoCaptures.picture(EVENTS.subList(0, seen), size, seen));
                    terminal.print(sent.toString(StandardCharsets.UTF_8));
                    sent.reset();
                    String shown = String.join("", terminal.rows());
                    assertThat(shown).isNotEmpty();
                    assertThat(colour || shown.chars().allMatch(point -> point < 0x80))
                            .as(shown)
                            .isTrue();
                }
            }
            terminal.print(sent.toString(StandardCharsets.UTF_8));
            assertThat(terminal.isGivenBack()).isTrue();
            // In a single column there is an ellipsis, and no room for anything coloured.
            assertThat(terminal.colours().isEmpty()).isEqualTo(!colour || columns == 1);
        }
    }

    @Test
    void saysMoreWhereThereIsRoom() {
        List<DemoEvent> events = DemoCaptures.until(EVENTS, "2026-08-05");

        String small = text(events, 80, 24);
        String large = text(events, 120, 40);

        for (String part : List.of("EQUITY", "LICENCE", "TRAINING", "MODEL", "PORTFOLIO", "s left", "score, ")) {
            assertThat(small).contains(part);
            assertThat(large).contains(part);
        }
        assertThat(count(large, "BTC/USDT long")).isGreaterThan(count(small, "BTC/USDT long"));
    }

    private static String text(List<DemoEvent> events, int columns, int rows) {
        List<String> lines = new ArrayList<>();
        DemoCaptures.picture(events, new TerminalSize(columns, rows), 48).forEach(line -> lines.add(line.text()));
        assertThat(lines).hasSize(rows);
        return String.join("\n", lines);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    void theTimeLeftEndsWithTheDemoAndTheShareNeverFalls() {
        DemoState state = new DemoState();
        DemoProgress progress = new DemoProgress(7, 75);
        double before = 0;
        for (DemoEvent event : EVENTS) {
            state.happened(event);
            double share = progress.share(state);
            assertThat(share).isBetween(before, 1.0);
            before = share;
        }
        assertThat(before).isGreaterThan(0.9);
    }

    @Test
    void withoutATerminalThereAreLinesWithoutControlSequences() {
        assertThat(DemoCaptures.plain(EVENTS))
                .doesNotContain("\u001B", "\r")
                .contains("licensed since", "review of 2026-W31", "writing the report");
    }
}
