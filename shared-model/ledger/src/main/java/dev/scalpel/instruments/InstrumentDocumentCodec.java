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

/** How an {@link InstrumentDocument} is written. */
final class InstrumentDocumentCodec {

    /** Raised when an older release could not read what a newer one writes. */
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

    /** Asked first: a newer format has fields that this release does not know, and says nothing by them. */
    private static void requireFormat(String key, byte[] bytes) {
        try {
            int format = JSON.readTree(bytes).path("format").asInt(0);
            if (format != FORMAT) {
                throw new StoreException(key + " has format " + format + ", and this release reads format " + FORMAT
                        + ": run the release that wrote it, or remove it to have it fetched anew");
            }
        } catch (IOException noJson) {
            throw new StoreException(
                    key + " is not JSON: " + noJson.getMessage() + "; remove it to have it fetched anew", noJson);
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
            } catch (IllegalArgumentException | DateTimeException broken) {
                throw new StoreException(
                        key + " breaks a rule of instruments: " + broken.getMessage()
                                + "; restore an older version of it, or remove it to have it fetched anew",
                        broken);
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
