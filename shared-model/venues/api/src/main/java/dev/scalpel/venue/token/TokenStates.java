package dev.scalpel.venue.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The stored {@link TokenState} of a venue, changed by compare-and-set. */
public final class TokenStates {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Codec<TokenState> CODEC = Codec.of(TokenStates::bytes, (key, bytes) -> parse(bytes));

    private final ObjectStore store;
    private final String key;

    public TokenStates(ObjectStore store, String venue) {
        this.store = store;
        key = StoreKeys.venueToken(venue);
    }

    /** Empty if the venue has had no session. */
    public Optional<TokenState> read() {
        return store.get(key).map(object -> parse(object.bytes()));
    }

    /** Whether the process has the lease now. */
    boolean lease(String process, Instant now, Duration time) {
        return change(state -> state.leased(process, now, now.plus(time)))
                .holder()
                .equals(process);
    }

    void release(String process) {
        change(state -> state.released(process));
    }

    void block(Instant until) {
        change(state -> state.blocked(until));
    }

    /** Neither is a session begun nor a token renewed before. */
    Instant blockedUntil() {
        return read().map(TokenState::blockedUntil).orElse(Instant.EPOCH);
    }

    TokenState change(UnaryOperator<TokenState> change) {
        return new CompareAndSet(store)
                .update(key, CODEC, known -> change.apply(known.orElse(TokenState.NONE)))
                .after();
    }

    private static byte[] bytes(TokenState state) {
        ObjectNode document = JSON.createObjectNode()
                .put("holder", state.holder())
                .put("leasedUntil", state.leasedUntil().toString())
                .put("attempt", state.attempt())
                .put("dead", state.dead())
                .put("blockedUntil", state.blockedUntil().toString());
        state.expires().ifPresent(time -> document.put("expires", time.toString()));
        document.set(
                "authentications",
                JSON.valueToTree(
                        state.authentications().stream().map(Instant::toString).toList()));
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A damaged document means no lease and no block, rather than a bot without a session. */
    private static TokenState parse(byte[] bytes) {
        try {
            JsonNode document = JSON.readTree(bytes);
            List<Instant> authentications = new ArrayList<>();
            for (JsonNode time : document.path("authentications")) {
                authentications.add(Instant.parse(time.asText()));
            }
            return new TokenState(
                    document.path("holder").asText(""),
                    Instant.parse(document.path("leasedUntil").asText()),
                    authentications,
                    document.path("attempt").asText(""),
                    Instant.parse(document.path("blockedUntil").asText()),
                    Optional.ofNullable(document.get("expires")).map(time -> Instant.parse(time.asText())),
                    document.path("dead").asText(""));
        } catch (IOException | DateTimeException damaged) {
            return TokenState.NONE;
        }
    }
}
