package dev.scalpel.execution.minute;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.TraderStateJson;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What execution must remember beside the ledger's own fields; it travels in {@code SymbolState.broker}.
 *
 * @param mode who has traded this document: a position on paper must never be sold at a venue
 * @param capital the account's equity when the symbol began
 * @param dust of the base asset that is too little for any order, from all trades so far
 * @param trader the paper broker's
 * @param entry decided and not yet filled
 * @param leaving why the open position is being closed, once that is decided
 */
record Notes(
        Mode mode,
        BigDecimal capital,
        BigDecimal dust,
        Optional<TraderState> trader,
        Optional<EntryPlan> entry,
        Optional<Leaving> leaving) {

    /**
     * @param seenPrice when it was decided, or the level of the order that did it
     * @param bar the newest one then
     */
    record Leaving(ExitReason reason, BigDecimal seenPrice, long bar) {}

    private static final ObjectMapper JSON = mapper();
    private static final String TRADER = "trader";
    private static final String ENTRY = "entry";
    private static final String LEAVING = "leaving";

    static Notes starting(Mode mode, BigDecimal capital) {
        return new Notes(mode, capital, BigDecimal.ZERO, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Notes with(Optional<TraderState> newTrader, Optional<EntryPlan> newEntry) {
        return new Notes(mode, capital, dust, newTrader, newEntry, leaving);
    }

    Notes entering(Optional<EntryPlan> newEntry) {
        return new Notes(mode, capital, dust, trader, newEntry, leaving);
    }

    Notes leaving(Leaving why) {
        return new Notes(mode, capital, dust, trader, entry, Optional.of(why));
    }

    /** After a trade. */
    Notes closed(BigDecimal left) {
        return new Notes(mode, capital, dust.add(left), trader, Optional.empty(), Optional.empty());
    }

    /** Whether nothing of this mode is under way. */
    boolean isAtRest(SymbolState state) {
        return state.atRest() && entry.isEmpty();
    }

    JsonNode toTree() {
        ObjectNode tree = JSON.createObjectNode()
                .put("mode", mode.name())
                .put("capital", capital.toPlainString())
                .put("dust", dust.toPlainString());
        trader.ifPresent(state -> tree.set(TRADER, TraderStateJson.toTree(state)));
        entry.ifPresent(plan -> tree.set(ENTRY, JSON.valueToTree(plan)));
        leaving.ifPresent(why -> tree.set(LEAVING, JSON.valueToTree(why)));
        return tree;
    }

    /**
     * Reads what {@link #toTree} wrote.
     *
     * @throws IllegalArgumentException when a field is missing or breaks a rule, with its name
     */
    static Notes fromTree(JsonNode tree) {
        return new Notes(
                Mode.valueOf(required(tree, "mode").asText()),
                new BigDecimal(required(tree, "capital").asText()),
                new BigDecimal(required(tree, "dust").asText()),
                Optional.ofNullable(tree.get(TRADER)).map(TraderStateJson::fromTree),
                optional(tree, ENTRY, EntryPlan.class),
                optional(tree, LEAVING, Leaving.class));
    }

    private static JsonNode required(JsonNode tree, String field) {
        return Optional.ofNullable(tree.get(field))
                .orElseThrow(() -> new IllegalArgumentException("execution's notes have no field '" + field + "'"));
    }

    private static <T> Optional<T> optional(JsonNode tree, String field, Class<T> type) {
        JsonNode node = tree.get(field);
        if (node == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.treeToValue(node, type));
        } catch (JsonProcessingException bad) {
            throw new IllegalArgumentException(
                    "execution's notes have a bad field '" + field + "': " + bad.getOriginalMessage(), bad);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper().registerModule(new Jdk8Module());
        // As text an amount keeps its last zero, and no reader makes a double of it.
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }
}
