package dev.scalpel.local.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveScreenTest {

    private static final TerminalSize SMALL = new TerminalSize(10, 3);

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final VirtualTerminal terminal = new VirtualTerminal(10, 3);

    private LiveScreen screen(boolean colour, Glyphs glyphs) {
        return new LiveScreen(new PrintStream(sent, true, StandardCharsets.UTF_8), colour, glyphs);
    }

    private String show() {
        String text = sent.toString(StandardCharsets.UTF_8);
        sent.reset();
        terminal.print(text);
        return text;
    }

    private static List<StyledLine> picture(String... lines) {
        return List.of(lines).stream().map(StyledLine::of).toList();
    }

    @Test
    void drawsInPlaceAndGivesTheTerminalBack() {
        try (LiveScreen screen = screen(true, Glyphs.UNICODE)) {
            screen.draw(SMALL, picture("one", "two", "0123456789"));
            show();
            assertThat(terminal.rows()).containsExactly("one", "two", "0123456789");
            assertThat(terminal.isGivenBack()).isFalse();

            screen.draw(SMALL, picture("1", "two"));
            show();
            assertThat(terminal.rows()).containsExactly("1", "two", "");
        }
        show();
        assertThat(terminal.isGivenBack()).isTrue();
        assertThat(terminal.rows()).containsExactly("", "", "");
    }

    @Test
    void sendsOnlyTheLinesThatDiffer() {
        LiveScreen screen = screen(false, Glyphs.UNICODE);
        screen.draw(SMALL, picture("one", "two"));
        show();

        screen.draw(SMALL, picture("one", "2"));

        assertThat(show()).contains("2").doesNotContain("one");
    }

    @Test
    void repairsWhatAStrayLineHasSpoilt() {
        LiveScreen screen = screen(false, Glyphs.UNICODE);
        screen.draw(SMALL, picture("one"));
        show();
        terminal.print("\u001B[1;1Hstray");
        for (int picture = 0; picture < 20; picture++) {
            screen.draw(SMALL, picture("one"));
        }
        show();
        assertThat(terminal.rows().get(0)).isEqualTo("one");
    }

    @Test
    void cutsLinesAndFollowsTheSize() {
        LiveScreen screen = screen(false, Glyphs.UNICODE);
        screen.draw(SMALL, picture("01234567890", "two", "three", "four"));
        show();
        assertThat(terminal.rows()).containsExactly("012345678…", "two", "three");

        terminal.resize(4, 2);
        screen.draw(new TerminalSize(4, 2), picture("01234567890", "two"));
        show();
        assertThat(terminal.rows()).containsExactly("012…", "two");
    }

    @Test
    void coloursOnlyWhereItMay() {
        StyledLine gain = StyledLine.of(Style.GOOD, "+1").and(Style.BAD, "-1");
        screen(false, Glyphs.UNICODE).draw(SMALL, List.of(gain));
        show();
        assertThat(terminal.colours()).isEmpty();

        screen(true, Glyphs.UNICODE).draw(SMALL, List.of(gain));
        show();
        assertThat(terminal.colours()).containsExactlyInAnyOrder("0", "31", "32");
        assertThat(terminal.rows().get(0)).isEqualTo("+1-1");
    }

    @Test
    void drawsWithAsciiWhereTheLocaleHasNoUnicode() {
        screen(false, Glyphs.ASCII).draw(SMALL, picture("▁▄█·→…✓µ"));
        show();
        assertThat(terminal.rows().get(0)).isEqualTo("_.#.>~+?");
    }

    @Test
    void aForeignTextCannotControlTheTerminal() {
        screen(false, Glyphs.UNICODE).draw(SMALL, picture("a\u001B[2J\nb"));
        show();
        assertThat(terminal.rows().get(0)).isEqualTo("a [2J b");
    }
}
