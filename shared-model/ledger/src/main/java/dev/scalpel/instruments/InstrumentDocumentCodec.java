package dev.scalpel.instruments;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.Codec;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.JsonCodec;
import dev.scalpel.store.StoreException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes an {@link InstrumentDocument} as JSON. */
final class InstrumentDocumentCodec {

    /** Raised when an older release can no longer read the document. */
    static final int FORMAT = 2;

    /** It had no settlement, multiplier, session, shortable and funding: its instruments were spot pairs. */
    private static final int FIRST_FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final JsonCodec<Tree> TREE = new JsonCodec<>(JSON, Tree.class);
    private static final JsonCodec<FirstInstrumentFormat> FIRST_TREE =
            new JsonCodec<>(JSON, FirstInstrumentFormat.class);

    static final Codec<InstrumentDocument> CODEC =
            Codec.of(document -> TREE.encode(Tree.of(document)), (key, bytes) -> {
                int format = requireFormat(key, bytes);
                return (format == FIRST_FORMAT ? FIRST_TREE.decode(key, bytes).upgraded() : TREE.decode(key, bytes))
                        .document(key);
            });

    private InstrumentDocumentCodec() {}

    /** Checked first: for the unknown fields of a newer format the decoder would report a misleading error. */
    private static int requireFormat(String key, byte[] bytes) {
        try {
            int format = JSON.readTree(bytes).path("format").asInt(0);
            if (format < FIRST_FORMAT || format > FORMAT) {
                throw new StoreException(key + " has format " + format + ", and this release reads formats "
                        + FIRST_FORMAT + " to " + FORMAT
                        + ": run the release that wrote it, or delete it and it will be fetched again");
            }
            return format;
        } catch (IOException notJson) {
            throw new StoreException(
                    key + " is not JSON: " + IoErrors.describe(notJson) + "; delete it and it will be fetched again",
                    notJson);
        }
    }

    record Tree(int format, String venue, Map<String, History> instruments) {

        static Tree of(InstrumentDocument document) {
            Map<String, History> instruments = new TreeMap<>();
            document.instruments().forEach((symbol, history) -> instruments.put(symbol.key(), History.of(history)));
            return new Tree(FORMAT, document.venue(), instruments);
        }

        InstrumentDocument document(String key) {
            try {
                Map<Symbol, InstrumentHistory> histories = new TreeMap<>();
                instruments.forEach((name, history) -> {
                    Symbol symbol = Symbol.parse(name);
                    histories.put(symbol, history.of(new InstrumentId(venue, symbol)));
                });
                return new InstrumentDocument(venue, histories);
            } catch (IllegalArgumentException | DateTimeException invalid) {
                throw new StoreException(
                        key + " has an invalid instrument: " + invalid.getMessage()
                                + "; restore an older version, or delete it and it will be fetched again",
                        invalid);
            }
        }
    }

    record History(String checkedAt, List<VersionTree> versions) {

        static History of(InstrumentHistory history) {
            return new History(
                    history.checkedAt().toString(),
                    history.versions().stream().map(VersionTree::of).toList());
        }

        InstrumentHistory of(InstrumentId id) {
            return new InstrumentHistory(
                    Instant.parse(checkedAt),
                    versions.stream().map(version -> version.of(id)).toList());
        }
    }
}
