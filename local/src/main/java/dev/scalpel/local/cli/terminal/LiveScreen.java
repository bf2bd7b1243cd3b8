package dev.scalpel.local.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A screen that is redrawn in place. It uses the terminal's second buffer, so that what stood there before comes back at the end,
 * and positions each line, so that nothing scrolls. Of a new picture only the lines that differ are sent.
 *
 * <p>The control sequences are those of every terminal since the VT220 (ECMA-48: CUP, EL, ED, SGR) and of xterm (modes 7, 25, 1049).
 */
public final class LiveScreen implements AutoCloseable {

    private static final String CSI = "\u001B[";
    private static final String OPEN = CSI + "?1049h" + CSI + "?7l" + CSI + "?25l" + CSI + "2J";
    private static final String CLOSE = CSI + "?7h" + CSI + "?25h" + CSI + "?1049l";
    private static final String CLEAR = CSI + "2J";
    private static final String ERASE_LINE = CSI + "K";
    /** What a log line or a stray message has spoilt is repaired so often. */
    private static final int REPAINT_EVERY = 20;

    private final PrintStream out;
    private final boolean colour;
    private final Glyphs glyphs;
    private TerminalSize size = new TerminalSize(1, 1);
    private List<String> shown = List.of();
    private int pictures;
    private boolean open;

    public LiveScreen(PrintStream out, boolean colour, Glyphs glyphs) {
        this.out = out;
        this.colour = colour;
        this.glyphs = glyphs;
    }

    /** Draws a picture; the first one opens the screen. Lines below the last row are left out. */
    public synchronized void draw(TerminalSize now, List<StyledLine> picture) {
        StringBuilder text = new StringBuilder();
        if (!open) {
            text.append(OPEN);
            open = true;
        } else if (!now.equals(size)) {
            text.append(CLEAR);
            shown = List.of();
        }
        size = now;
        boolean all = pictures++ % REPAINT_EVERY == 0;
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < now.rows(); row++) {
            StyledLine line = row < picture.size() ? picture.get(row).fitted(now.columns()) : StyledLine.EMPTY;
            String painted = glyphs.of(colour ? line.painted() : line.text());
            lines.add(painted);
            if (all || row >= shown.size() || !shown.get(row).equals(painted)) {
                text.append(CSI).append(row + 1).append(";1H").append(painted);
                // Behind the last column the cursor stands on it, so that erasing would take its character.
                text.append(line.width() < now.columns() ? ERASE_LINE : "");
            }
        }
        shown = lines;
        out.print(text);
        out.flush();
    }

    /** Gives the terminal back as it was. */
    @Override
    public synchronized void close() {
        if (open) {
            out.print(CLOSE);
            out.flush();
            open = false;
            shown = List.of();
        }
    }
}
