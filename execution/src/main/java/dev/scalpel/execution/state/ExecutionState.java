package dev.scalpel.execution.state;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.TraderStateJson;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What execution must remember beside the ledger's own fields; it travels in {@code SymbolState.broker}.
 *
 * @param mode who has traded this document: a position on paper must never be sold at a venue
 * @param capital the account's equity when the symbol began
 * @param dust of the base asset that was too little for an order of its own, from all trades so far; the next exit sells
 *     it too
 * @param trader the paper broker's
 * @param entry decided and not yet filled
 * @param leaving why the open position is being closed, once that is decided
 * @param books what the comparison with the venue remembers
 * @param market why the market takes no orders; empty while it does
 * @param refusedExits how many exits of the open position the venue has refused, each of them confirmed
 * @param closing what a person has asked for: that the position be closed
 */
public record ExecutionState(
        Mode mode,
        BigDecimal capital,
        BigDecimal dust,
        Optional<TraderState> trader,
        Optional<EntryPlan> entry,
        Optional<Leaving> leaving,
        AccountAuditState books,
        Optional<MarketOutage> market,
        int refusedExits,
        Closing closing) {

    /** What a person has asked for. */
    public enum Closing {
        NO,
        /** Sell it. */
        AT_VENUE,
        /** Take it out of the books: it is not at the venue, or the person sees to it. */
        IN_BOOKS
    }

    /**
     * @param seenPrice when it was decided, or the level of the order that did it
     * @param bar the newest one then
     */
    public record Leaving(ExitReason reason, BigDecimal seenPrice, long bar) {}

    private static final ObjectMapper JSON = mapper();
    private static final String TRADER = "trader";
    private static final String ENTRY = "entry";
    private static final String LEAVING = "leaving";
    private static final String BOOKS = "books";
    private static final String MARKET = "market";
    private static final String REFUSED_EXITS = "refusedExits";
    private static final String CLOSING = "closing";

    public static ExecutionState starting(Mode mode, BigDecimal capital) {
        return new ExecutionState(
                mode,
                capital,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AccountAuditState.UNSEEN,
                Optional.empty(),
                0,
                Closing.NO);
    }

    public ExecutionState with(Optional<TraderState> newTrader, Optional<EntryPlan> newEntry) {
        return new ExecutionState(
                mode, capital, dust, newTrader, newEntry, leaving, books, market, refusedExits, closing);
    }

    public ExecutionState entering(Optional<EntryPlan> newEntry) {
        return with(trader, newEntry);
    }

    public ExecutionState leaving(Leaving why) {
        return new ExecutionState(
                mode, capital, dust, trader, entry, Optional.of(why), books, market, refusedExits, closing);
    }

    public ExecutionState dust(BigDecimal carried) {
        return new ExecutionState(mode, capital, carried, trader, entry, leaving, books, market, refusedExits, closing);
    }

    public ExecutionState books(AccountAuditState now) {
        return new ExecutionState(mode, capital, dust, trader, entry, leaving, now, market, refusedExits, closing);
    }

    public ExecutionState market(Optional<MarketOutage> now) {
        return new ExecutionState(mode, capital, dust, trader, entry, leaving, books, now, refusedExits, closing);
    }

    public ExecutionState refusedExits(int count) {
        return new ExecutionState(mode, capital, dust, trader, entry, leaving, books, market, count, closing);
    }

    public ExecutionState closing(Closing how) {
        return new ExecutionState(mode, capital, dust, trader, entry, leaving, books, market, refusedExits, how);
    }

    /** After a trade, with what is carried of the base asset into the next one. */
    public ExecutionState closed(BigDecimal carried) {
        return new ExecutionState(
                mode,
                capital,
                carried,
                trader,
                Optional.empty(),
                Optional.empty(),
                books.taken(BigDecimal.ZERO),
                market,
                0,
                Closing.NO);
    }

    /** Whether nothing of this mode is under way. */
    public boolean isAtRest(SymbolState state) {
        return state.atRest() && entry.isEmpty();
    }

    /** What keeps this symbol from trading as it should, and what a person can do about it. */
    public Optional<String> attention() {
        return books.drift()
                .map(drift -> drift + ": no entry is made until trading is resumed")
                .or(() -> market.map(note -> (note.state() == MarketOutage.State.CLOSED
                                ? "its market takes no orders since "
                                : "the venue does not list it since ")
                        + Instant.ofEpochMilli(note.since())))
                .or(() -> refusedExits > 0
                        ? Optional.of("the venue has refused to sell its position " + refusedExits + " times")
                        : Optional.empty());
    }

    JsonNode toTree() {
        ObjectNode tree = JSON.createObjectNode()
                .put("mode", mode.name())
                .put("capital", capital.toPlainString())
                .put("dust", dust.toPlainString());
        trader.ifPresent(state -> tree.set(TRADER, TraderStateJson.toTree(state)));
        entry.ifPresent(plan -> tree.set(ENTRY, JSON.valueToTree(plan)));
        leaving.ifPresent(why -> tree.set(LEAVING, JSON.valueToTree(why)));
        if (!books.equals(AccountAuditState.UNSEEN)) {
            tree.set(BOOKS, JSON.valueToTree(books));
        }
        market.ifPresent(note -> tree.set(MARKET, JSON.valueToTree(note)));
        if (refusedExits > 0) {
            tree.put(REFUSED_EXITS, refusedExits);
        }
        if (closing != Closing.NO) {
            tree.put(CLOSING, closing.name());
        }
        return tree;
    }

    /**
     * Reads what {@link #toTree} wrote.
     *
     * @throws IllegalArgumentException when a field is missing or breaks a rule, with its name
     */
    public static ExecutionState fromTree(JsonNode tree) {
        return new ExecutionState(
                Mode.valueOf(required(tree, "mode").asText()),
                new BigDecimal(required(tree, "capital").asText()),
                new BigDecimal(required(tree, "dust").asText()),
                Optional.ofNullable(tree.get(TRADER)).map(TraderStateJson::fromTree),
                optional(tree, ENTRY, EntryPlan.class),
                optional(tree, LEAVING, Leaving.class),
                optional(tree, BOOKS, AccountAuditState.class).orElse(AccountAuditState.UNSEEN),
                optional(tree, MARKET, MarketOutage.class),
                tree.path(REFUSED_EXITS).asInt(0),
                optional(tree, CLOSING, Closing.class).orElse(Closing.NO));
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
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                // A record's components are the document; a question such as acknowledged() is not.
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .build();
        // As text an amount keeps its last zero, and no reader makes a double of it.
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }
}
