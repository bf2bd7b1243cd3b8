package dev.scalpel.ledger;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * A state document as JSON. Strict: a missing, unknown or null field, or an unknown schema, is rejected; schema 1 is read and
 * upgraded. Amounts are strings, so that no reader converts them to {@code double}.
 */
public final class StateDocumentCodec<T> {

    public static final StateDocumentCodec<SymbolState> SYMBOL_STATE = new StateDocumentCodec<>(SymbolState.class);
    public static final StateDocumentCodec<AccountDocument> ACCOUNT = new StateDocumentCodec<>(AccountDocument.class);

    /** Intents of schema 1 had no {@code orders}. */
    private static final int SCHEMA = 2;

    private static final int FIRST_SCHEMA = 1;
    private static final String SCHEMA_FIELD = "schema";
    private static final ObjectMapper JSON = mapper();

    private final Class<T> type;

    private StateDocumentCodec(Class<T> type) {
        this.type = type;
    }

    public byte[] write(T document) {
        ObjectNode root = JSON.createObjectNode().put(SCHEMA_FIELD, SCHEMA);
        root.setAll((ObjectNode) JSON.valueToTree(document));
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }

    /**
     * @param file names the document in error messages
     * @throws UnknownSchemaException if another version wrote it
     * @throws LedgerFormatException if it is malformed or a field is invalid
     */
    public T read(String file, byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (!(root instanceof ObjectNode document)) {
                throw new LedgerFormatException(file, LedgerFormatException.WHOLE_FILE, "must be a JSON object");
            }
            JsonNode schema = document.path(SCHEMA_FIELD);
            if (!schema.isInt() || schema.intValue() < FIRST_SCHEMA || schema.intValue() > SCHEMA) {
                throw new UnknownSchemaException(file, schema.isMissingNode() ? "none" : schema.toString(), SCHEMA);
            }
            document.remove(SCHEMA_FIELD);
            if (schema.intValue() == FIRST_SCHEMA) {
                upgrade(document);
            }
            return JSON.treeToValue(document, type);
        } catch (JsonMappingException wrong) {
            throw new LedgerFormatException(
                    file, LedgerFormatException.WHOLE_FILE, field(wrong) + wrong.getOriginalMessage());
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new LedgerFormatException(
                    file, at == null ? 1 : at.getLineNr(), "is not JSON: " + malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be read", impossible);
        }
    }

    /** Upgrades schema 1 to the current schema. */
    private static void upgrade(ObjectNode document) {
        document.path("intents").forEach(intent -> ((ObjectNode) intent).putArray("orders"));
    }

    private static String field(JsonMappingException wrong) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : wrong.getPath()) {
            path.append(path.length() == 0 ? "" : ".")
                    .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        return path.length() == 0 ? "" : path + ": ";
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(symbols())
                // The components of a record are the document; a method such as isEmpty() is not.
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }

    /** A symbol is a string, as a value and as a field name. */
    private static SimpleModule symbols() {
        return new SimpleModule()
                .addSerializer(Symbol.class, new JsonSerializer<>() {
                    @Override
                    public void serialize(Symbol symbol, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        json.writeString(symbol.toString());
                    }
                })
                .addDeserializer(Symbol.class, new JsonDeserializer<>() {
                    @Override
                    public Symbol deserialize(JsonParser json, DeserializationContext context) throws IOException {
                        return Symbol.parse(json.getText());
                    }
                })
                .addKeyDeserializer(Symbol.class, new KeyDeserializer() {
                    @Override
                    public Object deserializeKey(String key, DeserializationContext context) {
                        return Symbol.parse(key);
                    }
                });
    }
}
