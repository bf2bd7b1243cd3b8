package dev.scalpel.execution.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.TraderStateCodec;
import java.io.IOException;

/** A symbol's state as JSON, with every field of every type; the form of each sealed type is named by {@code kind}. */
public final class SymbolStateCodec {

    public static final StateDocumentCodec<SymbolState> CODEC = new StateDocumentCodec<>(
            SymbolState.class, StateDocumentCodec.SYMBOL_STATE_SCHEMA, FormerStateCodec::upgrade, module());

    static final String KIND = "kind";
    static final String PAPER = "PAPER";
    static final String VENUE = "VENUE";
    static final String AT_REST = "AT_REST";
    static final String ENTERING = "ENTERING";
    static final String EXITING = "EXITING";

    private SymbolStateCodec() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = KIND)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PaperState.class, name = PAPER),
        @JsonSubTypes.Type(value = VenueState.class, name = VENUE)
    })
    private interface ExecutionKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = KIND)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TradePhase.AtRest.class, name = AT_REST),
        @JsonSubTypes.Type(value = TradePhase.Entering.class, name = ENTERING),
        @JsonSubTypes.Type(value = TradePhase.Exiting.class, name = EXITING)
    })
    private interface PhaseKinds {}

    private static SimpleModule module() {
        return new SimpleModule("symbol state")
                .setMixInAnnotation(ExecutionState.class, ExecutionKinds.class)
                .setMixInAnnotation(TradePhase.class, PhaseKinds.class)
                .addSerializer(TraderState.class, new JsonSerializer<>() {
                    @Override
                    public void serialize(TraderState trader, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        json.writeTree(TraderStateCodec.toTree(trader));
                    }
                })
                .addDeserializer(TraderState.class, new JsonDeserializer<>() {
                    @Override
                    public TraderState deserialize(JsonParser json, DeserializationContext context) throws IOException {
                        JsonNode tree = context.readTree(json);
                        try {
                            return TraderStateCodec.fromTree(tree);
                        } catch (IllegalArgumentException invalid) {
                            throw context.instantiationException(TraderState.class, invalid);
                        }
                    }
                });
    }
}
