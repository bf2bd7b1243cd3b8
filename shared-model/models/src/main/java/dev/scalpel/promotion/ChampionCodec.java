package dev.scalpel.promotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.scalpel.store.Codec;
import dev.scalpel.store.JsonErrors;
import java.io.IOException;

/**
 * The champion pointer as JSON. Strict: a missing, unknown or null field, or another format, is refused. Format 1 has no
 * terms, format 2 no weight; both are still written where there are none, so that an earlier release reads them.
 */
final class ChampionCodec implements Codec<Champion> {

    private static final int WITHOUT_TERMS = 1;
    private static final int WITHOUT_WEIGHT = 2;
    private static final int FORMAT = 3;
    private static final String FORMAT_FIELD = "format";
    private static final String TERMS_FIELD = "terms";
    private static final String WEIGHT_FIELD = "weight";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public byte[] encode(Champion champion) {
        int format = format(champion.terms());
        ObjectNode root = JSON.createObjectNode().put(FORMAT_FIELD, format);
        root.setAll((ObjectNode) JSON.valueToTree(champion));
        if (format == WITHOUT_TERMS) {
            root.remove(TERMS_FIELD);
        } else if (format == WITHOUT_WEIGHT) {
            ((ObjectNode) root.path(TERMS_FIELD)).remove(WEIGHT_FIELD);
        }
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }

    private static int format(ChampionTerms terms) {
        if (terms.weight().isPresent()) {
            return FORMAT;
        }
        return terms.equals(ChampionTerms.NONE) ? WITHOUT_TERMS : WITHOUT_WEIGHT;
    }

    /**
     * @throws DamagedChampionException when it is not what {@link #encode} writes
     */
    @Override
    public Champion decode(String key, byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!(root instanceof ObjectNode document)) {
                throw new DamagedChampionException(key, "it must be a JSON object");
            }
            JsonNode format = document.path(FORMAT_FIELD);
            if (!format.isInt() || format.intValue() < WITHOUT_TERMS || format.intValue() > FORMAT) {
                throw new DamagedChampionException(
                        key,
                        "its format must be " + WITHOUT_TERMS + " to " + FORMAT + ", found "
                                + (format.isMissingNode() ? "none" : format));
            }
            if (format.intValue() == WITHOUT_TERMS) {
                document.set(TERMS_FIELD, JSON.valueToTree(ChampionTerms.NONE));
            }
            if (format.intValue() == WITHOUT_WEIGHT && document.path(TERMS_FIELD) instanceof ObjectNode terms) {
                terms.putNull(WEIGHT_FIELD);
            }
            document.remove(FORMAT_FIELD);
            return JSON.treeToValue(document, Champion.class);
        } catch (JsonProcessingException wrong) {
            throw new DamagedChampionException(key, JsonErrors.describe(wrong));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be read", impossible);
        }
    }
}
