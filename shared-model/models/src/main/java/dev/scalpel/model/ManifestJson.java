package dev.scalpel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.scalpel.market.Sha256;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.network.Architecture;
import java.io.IOException;
import java.util.List;

/** The manifest as JSON: the same content gives the same bytes. */
final class ManifestJson {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(symbols())
            .addMixIn(Architecture.class, BracketShape.class)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final List<String> OPTIONAL_COSTS = List.of("makerFeeRate", "halfSpreadRate");

    private static final List<String> OPTIONAL_REVIEWS = List.of("network", "policy");

    private ManifestJson() {}

    /** The network of a bracket model always has the auxiliary outputs, and manifests of all versions leave them out. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // read by Jackson
    private abstract static class BracketShape {

        @JsonCreator
        BracketShape(
                @JsonProperty("inputs") int inputs,
                @JsonProperty("hidden") List<Integer> hidden,
                @JsonProperty("brackets") int brackets) {}

        @JsonIgnore
        abstract int auxiliary();
    }

    static byte[] write(ModelManifest manifest) {
        try {
            return JSON.writeValueAsBytes(manifest);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a manifest can always be written", impossible);
        }
    }

    /** @throws ModelRefusedException when it is not a manifest, or has another format */
    static ModelManifest read(String modelId, byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            int format = root.path("format").asInt(0);
            if (format != Manifest.FORMAT) {
                throw new ModelRefusedException(
                        modelId, "its format is " + format + " and this version of Scalpel reads " + Manifest.FORMAT);
            }
            String style = root.path("style").asText(Manifest.STYLE);
            return switch (style) {
                case Manifest.STYLE -> JSON.treeToValue(completed(root), Manifest.class);
                case ScoreManifest.STYLE -> JSON.treeToValue(completedScore(root), ScoreManifest.class);
                default ->
                    throw new ModelRefusedException(
                            modelId, "its style is " + style + ", which this version of Scalpel does not know");
            };
        } catch (IOException | IllegalArgumentException damaged) {
            throw new ModelRefusedException(modelId, "its manifest is damaged: " + damaged.getMessage(), damaged);
        }
    }

    /** Costs that are not written are read as absent, in the manifests of version 0.1 too. */
    private static JsonNode completed(JsonNode root) {
        if (root.path("costs") instanceof ObjectNode costs) {
            OPTIONAL_COSTS.stream().filter(name -> !costs.has(name)).forEach(costs::putNull);
        }
        return root;
    }

    /** Models of earlier releases do not say anything of a network or of a policy. */
    private static JsonNode completedScore(JsonNode root) {
        if (root instanceof ObjectNode manifest) {
            OPTIONAL_REVIEWS.stream().filter(name -> !manifest.has(name)).forEach(manifest::putNull);
        }
        return completed(root);
    }

    /**
     * Twelve hexadecimal digits of a hash over everything but the timing; the files are covered by their own hashes.
     */
    static String contentHash(ModelManifest manifest) {
        return Sha256.hex(write(manifest.withoutTiming())).substring(0, 12);
    }

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
                });
    }
}
