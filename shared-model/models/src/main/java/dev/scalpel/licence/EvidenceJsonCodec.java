package dev.scalpel.licence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.scalpel.market.InstrumentId;

/** How the documents of evidence are written: strict, exact, dates as text. */
final class EvidenceJsonCodec {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(instruments())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EvidenceJsonCodec() {}

    static void requireFormat(String key, JsonNode format, int expected) {
        if (!format.isInt() || format.intValue() != expected) {
            throw new DamagedEvidenceException(
                    key,
                    "its format must be " + expected + ", found " + (format.isMissingNode() ? "none" : format)
                            + "; a newer version of Scalpel may have written it");
        }
    }

    static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }

    private static SimpleModule instruments() {
        return new SimpleModule()
                .addSerializer(InstrumentId.class, ToStringSerializer.instance)
                .addDeserializer(InstrumentId.class, new FromStringDeserializer<>(InstrumentId.class) {

                    private static final long serialVersionUID = 1L;

                    @Override
                    protected InstrumentId _deserialize(String text, DeserializationContext context) {
                        return InstrumentId.parse(text);
                    }
                });
    }
}
