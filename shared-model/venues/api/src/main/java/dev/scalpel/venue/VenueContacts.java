package dev.scalpel.venue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.VenueContact.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a venue answers, for whoever asks for its status: one document for all functions. It is written every five minutes, and when
 * requests begin to fail or to succeed again. Nothing depends on it, so nothing fails with it. Safe for concurrent use.
 */
public final class VenueContacts {

    static final Duration INTERVAL = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(VenueContacts.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Codec<VenueContact> CODEC = Codec.of(VenueContacts::bytes, (key, bytes) -> parse(bytes));

    private final ObjectStore store;
    private final String key;
    private VenueContact known = VenueContact.NONE;
    private Instant written = Instant.MIN;
    private boolean failing;

    public VenueContacts(ObjectStore store, String venue) {
        this.store = store;
        key = StoreKeys.venueContact(venue);
    }

    /** As last stored; {@link VenueContact#NONE} before the first contact. */
    public VenueContact read() {
        return store.get(key).map(object -> parse(object.bytes())).orElse(VenueContact.NONE);
    }

    /** The venue has answered a request. */
    public synchronized void answered(Instant now, Duration latency) {
        known = known.answered(now, latency.toMillis());
        if (failing || written.equals(Instant.MIN) || !now.isBefore(written.plus(INTERVAL))) {
            failing = false;
            write(now);
        }
    }

    /** The venue has refused a request, or not answered it. */
    public synchronized void failed(Instant now, String text) {
        known = known.failed(now, text);
        if (!failing) {
            failing = true;
            write(now);
        }
    }

    /** An instrument is traded in this session; what is new is written with the next answer. */
    public synchronized void trading(TradingSession session) {
        if (!known.session().equals(Optional.of(session))) {
            known = known.trading(session);
            written = Instant.MIN;
        }
    }

    private void write(Instant now) {
        written = now;
        try {
            new CompareAndSet(store)
                    .update(
                            key,
                            CODEC,
                            stored -> stored.map(before -> before.mergedWith(known))
                                    .orElse(known));
        } catch (RuntimeException notStored) {
            LOG.warn("{} was not written, so the venue's status is older than it could be", key, notStored);
        }
    }

    private static byte[] bytes(VenueContact contact) {
        ObjectNode document = JSON.createObjectNode();
        contact.at().ifPresent(at -> document.put("lastContact", at.toString()));
        contact.latencyMillis().ifPresent(millis -> document.put("latencyMillis", millis));
        contact.session().ifPresent(session -> document.put("session", session.name()));
        contact.error()
                .ifPresent(error -> document.putObject("lastError")
                        .put("at", error.at().toString())
                        .put("text", error.text()));
        try {
            return JSON.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A damaged document is replaced by the next contact. */
    private static VenueContact parse(byte[] bytes) {
        try {
            JsonNode document = JSON.readTree(bytes);
            return new VenueContact(
                    text(document, "lastContact").map(Instant::parse),
                    Optional.of(document.path("latencyMillis"))
                            .filter(JsonNode::isIntegralNumber)
                            .map(JsonNode::asLong),
                    text(document, "session").map(TradingSession::valueOf),
                    text(document.path("lastError"), "at")
                            .map(at -> new Failure(
                                    Instant.parse(at),
                                    document.path("lastError").path("text").asText())));
        } catch (JacksonException | DateTimeException | IllegalArgumentException damaged) {
            return VenueContact.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(JsonNode document, String field) {
        return Optional.of(document.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
