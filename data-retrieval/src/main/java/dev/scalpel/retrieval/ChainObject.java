package dev.scalpel.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The object whose write triggers execution: once per minute, after the last bar of the shard. For one shard, which needs no queue. */
final class ChainObject implements ExecutionTrigger {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Codec<Announcement> AS_JSON = new Codec<>() {
        @Override
        public byte[] encode(Announcement announcement) {
            ObjectNode document = JSON.createObjectNode();
            document.put("minute", announcement.minute().toString());
            announcement.symbols().forEach(document.withArray("symbols")::add);
            try {
                return JSON.writeValueAsBytes(document);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Announcement decode(String key, byte[] bytes) {
            try {
                JsonNode document = JSON.readTree(bytes);
                List<String> symbols = new ArrayList<>();
                document.path("symbols").forEach(symbol -> symbols.add(symbol.asText()));
                return new Announcement(Instant.parse(document.path("minute").asText()), symbols);
            } catch (IOException | DateTimeException damaged) {
                // A damaged announcement must not stop execution: the next one replaces it.
                return new Announcement(Instant.EPOCH, List.of());
            }
        }
    };

    private final CompareAndSet store;

    /** The content of the object: the minute, and the symbols whose bars of that minute are stored. */
    private record Announcement(Instant minute, List<String> symbols) {}

    ChainObject(ObjectStore store) {
        this.store = new CompareAndSet(store);
    }

    @Override
    public boolean announce(String shard, Instant minute, List<Symbol> symbols) {
        Announcement ours =
                new Announcement(minute, symbols.stream().map(Symbol::toString).toList());
        return store.update(
                        StoreKeys.shardTrigger(shard),
                        AS_JSON,
                        stored -> stored.filter(announced -> !announced.minute().isBefore(minute))
                                .orElse(ours))
                .written();
    }
}
