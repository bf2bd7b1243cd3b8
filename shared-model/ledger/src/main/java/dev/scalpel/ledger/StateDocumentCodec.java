package dev.scalpel.ledger;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.JsonErrors;
import dev.scalpel.trading.EntryBasis;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * A state document as JSON. Strict: a missing, unknown or null field is rejected, and so is a schema that this version does not
 * know; an earlier one is upgraded as it is read. Amounts are strings, so that no reader converts them to {@code double}.
 */
public final class StateDocumentCodec<T> {

    /** 3: a pause. */
    public static final StateDocumentCodec<AccountDocument> ACCOUNT = new StateDocumentCodec<>(
            AccountDocument.class,
            3,
            (document, schema) -> {
                if (schema < 3) {
                    document.putNull("pauseReason");
                }
            },
            new SimpleModule());

    /**
     * The schema of a symbol's state. 2: intents have orders. 3: intents are venue-neutral, the execution state is typed.
     * 4: positions, rows and intents name their strategy and its origin. 5: a position may follow a score, and its exit may
     * be pending. 6: positions and trades have a multiplier. 7: an instrument traded on margin has its set-up and its funding,
     * trades have funding. 8: a day's loss limit is remembered.
     */
    public static final int SYMBOL_STATE_SCHEMA = 8;

    /** Only read: written, it would lose the rest. */
    static final StateDocumentCodec<SymbolStatus> SYMBOL_STATUS = new StateDocumentCodec<>(
            SymbolStatus.class,
            SYMBOL_STATE_SCHEMA,
            (document, schema) ->
                    upgradeStatus(document.retain(Set.of("symbol", "halted", "position", "account")), schema),
            new SimpleModule());

    private static final int FIRST_SCHEMA = 1;
    private static final String SCHEMA_FIELD = "schema";

    private final Class<T> type;
    private final int schema;
    private final Upgrade upgrade;
    private final ObjectMapper json;

    /** Brings a document of an earlier schema to the form of the newest. */
    @FunctionalInterface
    public interface Upgrade {

        /** @param schema the document's own, the newest included */
        void apply(ObjectNode document, int schema);
    }

    /**
     * @param schema the one that is written, and the newest that is read
     * @param module how types are written that are more than a record of their components
     */
    public StateDocumentCodec(Class<T> type, int schema, Upgrade upgrade, Module module) {
        this.type = type;
        this.schema = schema;
        this.upgrade = upgrade;
        json = mapper(module);
    }

    public byte[] write(T document) {
        ObjectNode root = json.createObjectNode().put(SCHEMA_FIELD, schema);
        root.setAll((ObjectNode) json.valueToTree(document));
        try {
            return json.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }

    /**
     * @param file names the document in error messages
     * @throws UnknownSchemaException if a newer version wrote it
     * @throws LedgerFormatException if it is malformed or a field is invalid
     */
    public T read(String file, byte[] bytes) {
        try {
            JsonNode root = json.readTree(bytes);
            if (!(root instanceof ObjectNode document)) {
                throw new LedgerFormatException(file, LedgerFormatException.WHOLE_FILE, "must be a JSON object");
            }
            int found = schema(file, document.path(SCHEMA_FIELD));
            document.remove(SCHEMA_FIELD);
            upgrade.apply(document, found);
            return json.treeToValue(document, type);
        } catch (JsonMappingException wrong) {
            throw new LedgerFormatException(
                    file, LedgerFormatException.WHOLE_FILE, field(wrong) + JsonErrors.describe(wrong));
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new LedgerFormatException(
                    file, at == null ? 1 : at.getLineNr(), "is not JSON: " + JsonErrors.describe(malformed));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be read", impossible);
        }
    }

    private static void upgradeStatus(ObjectNode document, int schema) {
        if (schema < 4 && document.path("position") instanceof ObjectNode position) {
            UnnamedStrategyCodec.upgradePosition(position);
        }
        if (schema < 6) {
            UnnamedStrategyCodec.countUnits(document.path("position").path("position"));
        }
    }

    private int schema(String file, JsonNode found) {
        if (!found.isIntegralNumber() || !found.canConvertToInt() || found.intValue() < FIRST_SCHEMA) {
            throw UnknownSchemaException.notASchema(
                    file, found.isMissingNode() ? "none" : found.toString(), FIRST_SCHEMA, schema);
        }
        if (found.intValue() > schema) {
            throw UnknownSchemaException.newer(file, found.intValue(), schema);
        }
        return found.intValue();
    }

    private static String field(JsonMappingException wrong) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : wrong.getPath()) {
            path.append(path.length() == 0 ? "" : ".")
                    .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        return path.length() == 0 ? "" : path + ": ";
    }

    /**
     * The form of a basis is named as {@link dev.scalpel.strategy.Origin} names it, as in the simulator's state; a score's is
     * SCORE.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "origin")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = EntryBasis.ByModel.class, name = "MODEL"),
        @JsonSubTypes.Type(value = EntryBasis.ByScore.class, name = "SCORE"),
        @JsonSubTypes.Type(value = EntryBasis.BySignal.class, name = "SIGNAL"),
        @JsonSubTypes.Type(value = EntryBasis.ByRule.class, name = "RULE")
    })
    private interface Origins {}

    /** How an execution is stored: its settlement only where there is one, as in documents that were written before there was any. */
    @JsonDeserialize(using = FillReader.class)
    @SuppressWarnings("UnusedMethod") // read by Jackson
    private interface StoredFill {

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<Fill.Settlement> settlement();
    }

    /** The fields of a document; none but the settlement may be missing. */
    private record FillDocument(
            String tradeId,
            long time,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal fee,
            String feeAsset,
            Optional<Fill.Settlement> settlement) {}

    /** Reads a document. */
    private static final class FillReader extends JsonDeserializer<Fill> {

        @Override
        public Fill deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode tree = context.readTree(json);
            if (tree instanceof ObjectNode fields && !fields.has("settlement")) {
                fields.putNull("settlement");
            }
            FillDocument read = context.readTreeAsValue(tree, FillDocument.class);
            return new Fill(
                    read.tradeId(),
                    read.time(),
                    read.price(),
                    read.quantity(),
                    read.fee(),
                    read.feeAsset(),
                    read.settlement());
        }
    }

    private static ObjectMapper mapper(Module module) {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(symbols())
                .addMixIn(EntryBasis.class, Origins.class)
                .addMixIn(Fill.class, StoredFill.class)
                .addModule(module)
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
        return new SimpleModule("symbols")
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
