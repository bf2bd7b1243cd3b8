package dev.scalpel.local.desk.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of one page. They wait in a queue that is bounded: a page that does not read them is let go, and begins anew
 * when it connects again.
 */
public final class EventStream {

    static final int CAPACITY = 256;

    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(CAPACITY);
    private final Supplier<String> alive;
    private final Duration heartbeat;
    private @Nullable Thread writer;
    private boolean ended;

    /** @param alive the event that is sent where none was for the time of a heartbeat */
    EventStream(Supplier<String> alive, Duration heartbeat) {
        this.alive = alive;
        this.heartbeat = heartbeat;
    }

    /** Queues an event. */
    void send(String text) {
        if (!waiting.offer(text)) {
            end();
        }
    }

    /** Lets the page go; its thread may be blocked in a write. */
    synchronized void end() {
        ended = true;
        if (writer != null) {
            writer.interrupt();
        }
    }

    /**
     * Writes events on this thread until the page is gone, or the stream has ended; then the thread is interrupted.
     *
     * @throws IOException if the page is gone
     */
    void writeTo(OutputStream out) throws IOException {
        if (!begin()) {
            return;
        }
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String next = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                out.write((next == null ? alive.get() : next).getBytes(StandardCharsets.UTF_8));
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (InterruptedException letGo) {
            // Stays interrupted, so that closing the connection does not wait for a page that reads nothing.
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }

    private synchronized boolean begin() {
        writer = Thread.currentThread();
        return !ended;
    }

    private synchronized void finish() {
        ended = true;
        writer = null;
    }

    static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
