package dev.scalpel.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.desk.data.DeskWatch;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.view.OverviewView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The present overview. A store that cannot be read for a while must not empty the page: what was read last is shown, with
 * the failure.
 */
final class Overview {

    private final DeskWatch watch;
    private final OverviewView view;
    private final Supplier<Optional<Instant>> lastMinute;
    private final Supplier<JsonNode> venue;
    private Optional<Read> last = Optional.empty();

    /** @param snapshot that the document shows */
    record Read(Snapshot snapshot, ObjectNode document) {}

    /**
     * @param lastMinute when the bot last began a minute
     * @param venue what the venue says of the account; missing if it is not queried
     */
    Overview(DeskWatch watch, OverviewView view, Supplier<Optional<Instant>> lastMinute, Supplier<JsonNode> venue) {
        this.watch = watch;
        this.view = view;
        this.lastMinute = lastMinute;
        this.venue = venue;
    }

    /** @throws RuntimeException if the store cannot be read, and never could */
    synchronized Read read() {
        try {
            Snapshot snapshot = watch.read();
            Read read = new Read(snapshot, view.of(snapshot, lastMinute.get(), venue.get(), List.of()));
            last = Optional.of(read);
            return read;
        } catch (RuntimeException failed) {
            Read known = last.orElseThrow(() -> failed);
            ObjectNode document = known.document().deepCopy();
            ArrayNode attention = document.putArray("attention");
            attention.add("What is shown is of " + known.snapshot().now() + ", the store cannot be read: "
                    + failed.getMessage());
            known.document().path("attention").forEach(attention::add);
            return new Read(known.snapshot(), document);
        }
    }
}
