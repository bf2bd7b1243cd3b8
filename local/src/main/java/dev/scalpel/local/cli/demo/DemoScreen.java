package dev.scalpel.local.cli.demo;

import dev.scalpel.local.cli.terminal.Gauge;
import dev.scalpel.local.cli.terminal.Rows;
import dev.scalpel.local.cli.terminal.Rows.Block;
import dev.scalpel.local.cli.terminal.Style;
import dev.scalpel.local.cli.terminal.StyledLine;
import dev.scalpel.local.cli.terminal.TerminalSize;
import dev.scalpel.local.demo.DemoEvent.NightEnded;
import dev.scalpel.local.demo.DemoEvent.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out what the demo shows. */
final class DemoScreen {

    /** From here on two panels stand side by side. */
    private static final int WIDE = 100;

    private static final int GAP = 2;
    private static final int ROOMY_ROWS = 30;

    private final String title;
    private final int days;
    private final DemoProgress progress;

    /** @param title what runs */
    DemoScreen(String title, int days, int shadowDays) {
        this.title = title;
        this.days = days;
        progress = new DemoProgress(days, shadowDays);
    }

    /**
     * A picture of this size or smaller.
     *
     * @param stopping whether Ctrl-C was pressed
     */
    List<StyledLine> picture(DemoState state, TerminalSize size, Duration elapsed, boolean stopping) {
        int columns = size.columns();
        boolean roomy = size.rows() >= ROOMY_ROWS;
        List<StyledLine> lines = new ArrayList<>(head(state, columns, elapsed));
        StyledLine foot = foot(state, columns, stopping);
        lines.addAll(Rows.draw(blocks(state, columns, roomy), Math.max(0, size.rows() - lines.size() - 1)));
        while (lines.size() < size.rows() - 1) {
            lines.add(StyledLine.EMPTY);
        }
        lines.add(foot);
        return lines.subList(0, Math.min(lines.size(), size.rows()));
    }

    private List<StyledLine> head(DemoState state, int columns, Duration elapsed) {
        StyledLine left = StyledLine.of(Style.STRONG, "SCALPEL DEMO").and("  " + title);
        StyledLine clock = StyledLine.of(
                Style.FAINT, String.format(Locale.ROOT, "%d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart()));
        String words = String.format(Locale.ROOT, " %3.0f %%  ", Math.floor(100 * progress.share(state)))
                + progress.left(state, elapsed);
        int gauge = Math.max(0, columns - words.length());
        return List.of(
                left.withRight(clock, columns),
                StyledLine.of(Style.ACCENT, Gauge.of(progress.share(state), gauge))
                        .and(words),
                stages(state));
    }

    private StyledLine stages(DemoState state) {
        StyledLine line = StyledLine.EMPTY;
        for (Stage stage : Stage.values()) {
            int order = stage.compareTo(state.stage());
            String words = words(stage, state);
            line = line.and(line.width() == 0 ? "" : "  ")
                    .and(
                            order < 0 ? Style.PLAIN : order == 0 ? Style.STRONG : Style.FAINT,
                            (order < 0 ? "✓ " : order == 0 ? "▶ " : "· ") + words);
        }
        return line;
    }

    private String words(Stage stage, DemoState state) {
        return switch (stage) {
            case MARKET -> "market";
            case SHADOW ->
                "shadow"
                        + state.night()
                                .map(night -> state.stage() == Stage.SHADOW
                                        ? ", night " + night.number() + " of at most " + night.last()
                                        : ", " + nights(night))
                                .orElse("");
            case TRADING ->
                "trading"
                        + state.minute()
                                .map(minute ->
                                        ", day " + Math.min(days, 1 + (int) (minute.done() * days)) + " of " + days
                                                + (state.stage() == Stage.TRADING
                                                        ? " (" + DemoFormat.minute(minute.at()) + ")"
                                                        : ""))
                                .orElse("");
            case REPORT -> "report";
        };
    }

    private static String nights(NightEnded night) {
        return night.number() == 1 ? "1 night" : night.number() + " nights";
    }

    private static List<Block> blocks(DemoState state, int columns, boolean roomy) {
        DemoPanels panels = new DemoPanels(state);
        int space = roomy ? 1 : 0;
        List<Block> blocks = new ArrayList<>();
        boolean trades = state.minute().isPresent();
        blocks.add(new Block(0, 3, trades ? 12 : 20, rows -> panels.chart(columns, rows - space)));
        if (columns >= WIDE) {
            int left = (columns - GAP) / 2;
            int right = columns - GAP - left;
            blocks.add(new Block(
                    1,
                    4,
                    7,
                    rows -> Rows.beside(
                            panels.licence(left, rows - space), left, panels.training(right, rows - space), right)));
            blocks.add(new Block(
                    0,
                    2,
                    40,
                    rows -> Rows.beside(
                            panels.model(left, rows - space), left, panels.portfolio(right, rows - space), right)));
        } else {
            blocks.add(new Block(2, 3 + space, 3 + space, rows -> panels.licence(columns, rows - space)));
            blocks.add(new Block(3, 3 + space, 5 + space, rows -> panels.training(columns, rows - space)));
            blocks.add(new Block(1, trades ? 4 : 2, trades ? 20 : 8, rows -> panels.model(columns, rows - space)));
            blocks.add(new Block(4, trades ? 3 : 1, trades ? 12 : 1, rows -> panels.portfolio(columns, rows - space)));
        }
        blocks.add(new Block(5, 1, roomy ? 4 : 1, panels::notes));
        return blocks;
    }

    private static StyledLine foot(DemoState state, int columns, boolean stopping) {
        if (stopping) {
            return StyledLine.of(Style.STRONG, "Stopping: finishing this step, then writing a partial report ...");
        }
        return StyledLine.of(Style.FAINT, "Ctrl-C ends with a partial report")
                .withRight(StyledLine.of(Style.FAINT, state.step()), columns);
    }
}
