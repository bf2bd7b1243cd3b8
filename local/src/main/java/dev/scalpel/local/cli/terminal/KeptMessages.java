package dev.scalpel.local.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Takes the place of standard error while a screen is drawn: a line of the log or a stray message, which the next picture would
 * overwrite, is kept, and printed when the terminal is given back.
 */
public final class KeptMessages implements AutoCloseable {

    /** Of more lines the oldest are left out. */
    static final int MAX_LINES = 1_000;

    private final PrintStream before;
    private final PrintStream target;
    private final Deque<String> lines = new ArrayDeque<>();
    private long all;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    private KeptMessages(PrintStream before, PrintStream target) {
        this.before = before;
        this.target = target;
    }

    /**
     * From now on.
     *
     * @param target where the lines are printed in the end
     */
    public static KeptMessages of(PrintStream target) {
        KeptMessages kept = new KeptMessages(System.err, target);
        System.setErr(new PrintStream(kept.new Receiver(), true, StandardCharsets.UTF_8));
        return kept;
    }

    /** How many lines have been written. */
    public synchronized long count() {
        return all;
    }

    /** The lines that are kept, the oldest first. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    private synchronized void receive(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                endLine();
            } else {
                unfinished.write(bytes[i]);
            }
        }
    }

    private void endLine() {
        String line = unfinished.toString(StandardCharsets.UTF_8);
        unfinished.reset();
        lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        all++;
        if (lines.size() > MAX_LINES) {
            lines.removeFirst();
        }
    }

    /** Gives standard error back, and prints what it was sent. */
    @Override
    public synchronized void close() {
        System.setErr(before);
        if (unfinished.size() > 0) {
            endLine();
        }
        if (all > lines.size()) {
            target.println((all - lines.size()) + " earlier lines are left out; these are the last:");
        }
        lines.forEach(target::println);
        target.flush();
        lines.clear();
    }

    private final class Receiver extends OutputStream {

        @Override
        public void write(int value) {
            receive(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            receive(bytes, from, length);
        }
    }
}
