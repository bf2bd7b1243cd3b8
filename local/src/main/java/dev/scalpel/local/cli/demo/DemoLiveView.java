package dev.scalpel.local.cli.demo;

import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.terminal.Glyphs;
import dev.scalpel.local.cli.terminal.KeptMessages;
import dev.scalpel.local.cli.terminal.LiveScreen;
import dev.scalpel.local.cli.terminal.Style;
import dev.scalpel.local.cli.terminal.StyledLine;
import dev.scalpel.local.cli.terminal.TerminalSize;
import dev.scalpel.local.demo.DemoEvent;
import dev.scalpel.local.demo.DemoListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Shows a demo on a terminal while it runs. A thread of its own draws, ten times a second: so the clock moves during long steps, and
 * a fast market never draws more often. Messages on standard error are counted, and printed when the terminal is given back.
 */
final class DemoLiveView implements DemoListener, AutoCloseable {

    private static final long REDRAW_MILLIS = 100;
    private static final int MEASURE_EVERY = 10;

    private final DemoState state = new DemoState();
    private final DemoScreen view;
    private final LiveScreen screen;
    private final ProcessContext process;
    private final UnaryOperator<TerminalSize> measure;
    private final BooleanSupplier stopping;
    private final Instant started;
    private final KeptMessages messages;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(DemoLiveView::thread);
    private final ScheduledFuture<?> drawing;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private TerminalSize size;
    private int ticks;

    /**
     * Opens the screen.
     *
     * @param measure the terminal's size now, from the last known one
     * @param stopping whether the demo was requested to stop
     */
    DemoLiveView(
            ProcessContext process, DemoScreen view, UnaryOperator<TerminalSize> measure, BooleanSupplier stopping) {
        this.process = process;
        this.view = view;
        this.measure = measure;
        this.stopping = stopping;
        started = process.clock().instant();
        size = TerminalSize.atStart(process);
        screen = new LiveScreen(process.err(), process.colour(), Glyphs.of(process.environment()));
        messages = KeptMessages.of(process.err());
        drawing = timer.scheduleWithFixedDelay(this::tick, 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "demo-view");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void happened(DemoEvent event) {
        state.happened(event);
    }

    private void tick() {
        try {
            if (ticks++ % MEASURE_EVERY == MEASURE_EVERY - 1) {
                size = measure.apply(size);
            }
            draw();
        } catch (RuntimeException broken) {
            failure = Optional.of(broken);
            throw broken;
        }
    }

    private synchronized void draw() {
        Duration elapsed = Duration.between(started, process.clock().instant());
        screen.draw(size, withMessages(view.picture(state, size, elapsed, stopping.getAsBoolean())));
    }

    /** Counts in the last line what would spoil the picture. */
    private List<StyledLine> withMessages(List<StyledLine> picture) {
        long count = messages.count();
        if (count == 0 || picture.isEmpty()) {
            return picture;
        }
        String words = count == 1 ? "1 message, printed at the end" : count + " messages, printed at the end";
        List<StyledLine> lines = new ArrayList<>(picture);
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).withRight(StyledLine.of(Style.FAINT, words), size.columns()));
        return lines;
    }

    /** Gives the terminal back, however the demo has ended. */
    @Override
    public void close() {
        drawing.cancel(false);
        timer.shutdown();
        try {
            if (!timer.awaitTermination(1, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the demo's view did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            screen.close();
            messages.close();
        }
        // A picture that could not be drawn ends the drawing, not the demo; here it comes out.
        if (failure.isPresent()) {
            throw new IllegalStateException("the demo's view failed", failure.get());
        }
    }
}
