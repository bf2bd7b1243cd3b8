package dev.scalpel.costs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.store.Codec;
import dev.scalpel.store.JsonCodec;
import dev.scalpel.store.StoreException;
import java.io.IOException;

/** Writes a {@link CostDocument} as JSON, rates in basis points as text. */
final class CostDocumentCodec {

    /** Raised when an older release can no longer read the document. */
    static final int FORMAT = 1;

    static final String REMEDY = "delete it, and it will be measured again";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final JsonCodec<CostTree> TREE = new JsonCodec<>(JSON, CostTree.class);

    static final Codec<CostDocument> CODEC = Codec.of(document -> TREE.encode(CostTree.of(document)), (key, bytes) -> {
        requireFormat(key, bytes);
        return TREE.decode(key, bytes).document(key);
    });

    private CostDocumentCodec() {}

    /** Checked first: for the unknown fields of a newer format the decoder would report a misleading error. */
    private static void requireFormat(String key, byte[] bytes) {
        try {
            int format = JSON.readTree(bytes).path("format").asInt(0);
            if (format != FORMAT) {
                throw new StoreException(key + " has format " + format + ", and this release reads format " + FORMAT
                        + ": run the release that wrote it, or " + REMEDY);
            }
        } catch (IOException notJson) {
            throw new StoreException(key + " is not JSON: " + notJson.getMessage() + "; " + REMEDY, notJson);
        }
    }
}
