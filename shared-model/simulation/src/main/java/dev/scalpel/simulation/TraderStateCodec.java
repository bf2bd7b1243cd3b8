package dev.scalpel.simulation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.simulation.TraderState.Held;
import dev.scalpel.simulation.TraderState.PendingExit;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Dust;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.Position;
import java.math.BigDecimal;
import java.util.Optional;

/** A {@link TraderState} as a JSON object, without loss of precision; a ledger document embeds it. */
public final class TraderStateCodec {

    private static final ObjectMapper MAPPER = mapper();

    private TraderStateCodec() {}

    /**
     * Named as {@link dev.scalpel.strategy.Origin} names them, here and in the ledger's documents. A model has two forms: a
     * bracket, MODEL, and a score.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "origin")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = EntryBasis.ByModel.class, name = "MODEL"),
        @JsonSubTypes.Type(value = EntryBasis.ByScore.class, name = "SCORE"),
        @JsonSubTypes.Type(value = EntryBasis.BySignal.class, name = "SIGNAL"),
        @JsonSubTypes.Type(value = EntryBasis.ByRule.class, name = "RULE")
    })
    private interface Origins {}

    public static ObjectNode toTree(TraderState state) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.set("account", MAPPER.valueToTree(state.account()));
        tree.put("lastBarTime", state.lastBarTime());
        state.pending().ifPresent(entry -> tree.set("pending", MAPPER.valueToTree(entry)));
        state.position().ifPresent(open -> tree.set("position", MAPPER.valueToTree(open)));
        state.pendingExit().ifPresent(exit -> tree.set("pendingExit", MAPPER.valueToTree(exit)));
        state.quote().ifPresent(quote -> tree.set("quote", MAPPER.valueToTree(quote)));
        if (state.makerEntry()) {
            tree.put("makerEntry", true);
        }
        if (!state.held().equals(Held.NOTHING)) {
            tree.set("held", MAPPER.valueToTree(state.held()));
        }
        if (!state.dust().equals(Dust.NONE)) {
            tree.set("dust", MAPPER.valueToTree(state.dust()));
        }
        return tree;
    }

    /**
     * Reads what {@link #toTree} wrote.
     *
     * @throws IllegalArgumentException when a field is missing, unknown or violates its record's rules, with its path
     */
    public static TraderState fromTree(JsonNode tree) {
        return new TraderState(
                required(tree, "account", AccountState.class),
                required(tree, "lastBarTime", Long.class),
                optional(tree, "pending", PendingEntry.class),
                optional(tree, "position", Position.class),
                optional(tree, "dust", Dust.class).orElse(Dust.NONE),
                optional(tree, "pendingExit", PendingExit.class),
                optional(tree, "quote", RestingQuote.class),
                optional(tree, "makerEntry", Boolean.class).orElse(false),
                optional(tree, "held", Held.class).orElse(Held.NOTHING));
    }

    private static <T> T required(JsonNode tree, String field, Class<T> type) {
        return optional(tree, field, type)
                .orElseThrow(() -> new IllegalArgumentException("the trader's state has no field '" + field + "'"));
    }

    private static <T> Optional<T> optional(JsonNode tree, String field, Class<T> type) {
        JsonNode node = tree.get(field);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.treeToValue(node, type));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the trader's state has a bad field '" + field + "': " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        // As text a quantity keeps its trailing zeros and is never read as a double.
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        mapper.addMixIn(EntryBasis.class, Origins.class);
        return mapper;
    }
}
