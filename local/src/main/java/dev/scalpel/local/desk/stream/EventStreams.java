package dev.scalpel.local.desk.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.desk.http.RequestRefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The pages that are open. Each has a thread of the server for as long as it is open, so there may be {@value #MAX} of them
 * and no more.
 */
public final class EventStreams implements AutoCloseable {

    /** How many pages may be open at a time. */
    public static final int MAX = 8;

    private final Clock clock;
    private final Duration heartbeat;
    private final List<EventStream> open = new CopyOnWriteArrayList<>();

    /**
     * @param heartbeat after this time without an event one that says no more than that the desk is alive is sent; by it a page
     *     that is gone is noticed, too
     */
    public EventStreams(Clock clock, Duration heartbeat) {
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    /**
     * A stream for one more page; it receives what is sent from now on.
     *
     * @throws RequestRefusedException if as many are open as may be
     */
    public synchronized EventStream open() {
        if (open.size() >= MAX) {
            throw RequestRefusedException.unavailable(
                    MAX + " pages of this desk are open already: close one of them, then reload this one");
        }
        EventStream stream = new EventStream(this::alive, heartbeat);
        open.add(stream);
        return stream;
    }

    /**
     * Serves an open stream on this thread until its page is gone, or is let go: then the thread is interrupted.
     *
     * @param first the event that the page begins with
     */
    public void serve(EventStream stream, OutputStream out, JsonNode first) throws IOException {
        out.write(EventStream.event("overview", DeskJson.text(first)).getBytes(StandardCharsets.UTF_8));
        out.flush();
        stream.writeTo(out);
    }

    private String alive() {
        return EventStream.event("alive", DeskJson.text(DeskJson.object().put("now", clock.millis())));
    }

    /** A page is gone. */
    public void close(EventStream stream) {
        open.remove(stream);
        stream.end();
    }

    public boolean isEmpty() {
        return open.isEmpty();
    }

    /** How many pages are open. */
    public int size() {
        return open.size();
    }

    /** Sends an event to every page. */
    public void send(String name, JsonNode data) {
        String text = EventStream.event(name, DeskJson.text(data));
        open.forEach(stream -> stream.send(text));
    }

    /** Lets all pages go. */
    @Override
    public void close() {
        open.forEach(EventStream::end);
    }
}
