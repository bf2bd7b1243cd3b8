package dev.scalpel.instruments;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.Codec;
import dev.scalpel.store.JsonCodec;
import dev.scalpel.store.StoreException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes an {@link InstrumentDocument} as JSON. */
final class InstrumentDocumentCodec {

    /** Raised when an older release can no longer read the document. */
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final JsonCodec<Tree> TREE = new JsonCodec<>(JSON, Tree.class);

    static final Codec<InstrumentDocument> CODEC =
            Codec.of(document -> TREE.encode(Tree.of(document)), (key, bytes) -> {
                requireFormat(key, bytes);
                return TREE.decode(key, bytes).document(key);
            });

    private InstrumentDocumentCodec() {}

    /** Checked first: for the unknown fields of a newer format the decoder would report a misleading error. */
    private static void requireFormat(String key, byte[] bytes) {
        try {
            int format = JSON.readTree(bytes).path("format").asInt(0);
            if (format != FORMAT) {
                throw new StoreException(key + " has format " + format + ", and this release reads format " + FORMAT
                        + ": run the release that wrote it, or delete it and it will be fetched again");
            }
        } catch (IOException notJson) {
            throw new StoreException(
                    key + " is not JSON: " + notJson.getMessage() + "; delete it and it will be fetched again",
                    notJson);
        }
    }

    private record Tree(int format, String venue, Map<String, Instrument> instruments) {

        static Tree of(InstrumentDocument document) {
            Map<String, Instrument> instruments = new TreeMap<>();
            document.instruments().forEach((symbol, history) -> instruments.put(symbol.key(), Instrument.of(history)));
            return new Tree(FORMAT, document.venue(), instruments);
        }

        InstrumentDocument document(String key) {
            try {
                Map<Symbol, InstrumentHistory> histories = new TreeMap<>();
                instruments.forEach((symbol, one) -> histories.put(Symbol.parse(symbol), one.history()));
                return new InstrumentDocument(venue, histories);
            } catch (IllegalArgumentException | DateTimeException invalid) {
                throw new StoreException(
                        key + " has an invalid instrument: " + invalid.getMessage()
                                + "; restore an older version, or delete it and it will be fetched again",
                        invalid);
            }
        }
    }

    private record Instrument(String checkedAt, List<Version> versions) {

        static Instrument of(InstrumentHistory history) {
            return new Instrument(
                    history.checkedAt().toString(),
                    history.versions().stream().map(Version::of).toList());
        }

        InstrumentHistory history() {
            return new InstrumentHistory(
                    Instant.parse(checkedAt),
                    versions.stream().map(Version::version).toList());
        }
    }

    private record Version(
            String asOf,
            InstrumentRules.Kind kind,
            String tick,
            String step,
            String minQuantity,
            String maxQuantity,
            String minNotional,
            String status,
            List<String> orderTypes) {

        static Version of(InstrumentVersion version) {
            InstrumentRules rules = version.rules();
            return new Version(
                    version.asOf().toString(),
                    rules.kind(),
                    rules.tick().toPlainString(),
                    rules.step().toPlainString(),
                    rules.minQuantity().toPlainString(),
                    rules.maxQuantity().toPlainString(),
                    rules.minNotional().toPlainString(),
                    rules.status(),
                    rules.orderTypes());
        }

        InstrumentVersion version() {
            return new InstrumentVersion(
                    Instant.parse(asOf),
                    new InstrumentRules(
                            kind,
                            new BigDecimal(tick),
                            new BigDecimal(step),
                            new BigDecimal(minQuantity),
                            new BigDecimal(maxQuantity),
                            new BigDecimal(minNotional),
                            status,
                            orderTypes));
        }
    }
}
