package dev.scalpel.execution.state;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
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
 * What execution stores besides the ledger's own fields, in {@code SymbolState.broker}. Its JSON field names are those of
 * the first edition, so that stored documents stay readable.
 *
 * @param mode the mode that wrote this document: a paper position must never be sold at a venue
 * @param capital the account's equity when the symbol started trading
 * @param dust base asset left over from all earlier trades, too little for an order of its own; the next exit sells it too
 * @param trader the simulator's state; only on paper
 * @param entry an entry that was decided and has not filled yet
 * @param exitPlan why the open position is being closed, once that is decided
 * @param accountAudit what the comparison with the venue has to remember
 * @param marketOutage why the market takes no orders; empty while it does
 * @param refusedExits how many exits of the open position the venue has refused, each refusal confirmed
 * @param closeRequest what the operator has requested for the open position
 */
public record ExecutionState(
        Mode mode,
        BigDecimal capital,
        BigDecimal dust,
        Optional<TraderState> trader,
        Optional<EntryPlan> entry,
        Optional<ExitPlan> exitPlan,
        AccountAuditState accountAudit,
        Optional<MarketOutage> marketOutage,
        int refusedExits,
        CloseRequest closeRequest) {

    /** What the operator has requested for the open position. Stored under the names of the first edition. */
    public enum CloseRequest {
        @JsonProperty("NO")
        NONE,
        /** Sell it at the venue. */
        @JsonProperty("AT_VENUE")
        SELL,
        /** Remove it from the books without an order: it is no longer at the venue, or the operator handles it. */
        @JsonProperty("IN_BOOKS")
        WRITE_OFF
    }

    /**
     * Why and from when the open position is being closed.
     *
     * @param seenPrice the bid when the exit was decided, or the level of the order that filled
     * @param bar the newest bar at that time
     */
    public record ExitPlan(ExitReason reason, BigDecimal seenPrice, long bar) {}

    private static final ObjectMapper JSON = mapper();
    private static final String TRADER = "trader";
    private static final String ENTRY = "entry";
    private static final String EXIT_PLAN = "leaving";
    private static final String ACCOUNT_AUDIT = "books";
    private static final String MARKET_OUTAGE = "market";
    private static final String REFUSED_EXITS = "refusedExits";
    private static final String CLOSE_REQUEST = "closing";

    public static ExecutionState starting(Mode mode, BigDecimal capital) {
        return new ExecutionState(
                mode,
                capital,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AccountAuditState.NONE,
                Optional.empty(),
                0,
                CloseRequest.NONE);
    }

    public ExecutionState with(Optional<TraderState> newTrader, Optional<EntryPlan> newEntry) {
        return new ExecutionState(
                mode,
                capital,
                dust,
                newTrader,
                newEntry,
                exitPlan,
                accountAudit,
                marketOutage,
                refusedExits,
                closeRequest);
    }

    public ExecutionState withEntry(Optional<EntryPlan> newEntry) {
        return with(trader, newEntry);
    }

    public ExecutionState withExitPlan(ExitPlan plan) {
        return new ExecutionState(
                mode,
                capital,
                dust,
                trader,
                entry,
                Optional.of(plan),
                accountAudit,
                marketOutage,
                refusedExits,
                closeRequest);
    }

    public ExecutionState withDust(BigDecimal carried) {
        return new ExecutionState(
                mode,
                capital,
                carried,
                trader,
                entry,
                exitPlan,
                accountAudit,
                marketOutage,
                refusedExits,
                closeRequest);
    }

    public ExecutionState withAccountAudit(AccountAuditState now) {
        return new ExecutionState(
                mode, capital, dust, trader, entry, exitPlan, now, marketOutage, refusedExits, closeRequest);
    }

    public ExecutionState withMarketOutage(Optional<MarketOutage> now) {
        return new ExecutionState(
                mode, capital, dust, trader, entry, exitPlan, accountAudit, now, refusedExits, closeRequest);
    }

    public ExecutionState withRefusedExits(int count) {
        return new ExecutionState(
                mode, capital, dust, trader, entry, exitPlan, accountAudit, marketOutage, count, closeRequest);
    }

    public ExecutionState withCloseRequest(CloseRequest how) {
        return new ExecutionState(
                mode, capital, dust, trader, entry, exitPlan, accountAudit, marketOutage, refusedExits, how);
    }

    /** After a trade: what belonged to it is cleared, and this dust is carried over to the next one. */
    public ExecutionState afterTrade(BigDecimal dustLeft) {
        return new ExecutionState(
                mode,
                capital,
                dustLeft,
                trader,
                Optional.empty(),
                Optional.empty(),
                accountAudit.withMissingQuantity(BigDecimal.ZERO),
                marketOutage,
                0,
                CloseRequest.NONE);
    }

    /** Whether this mode has no position, no open order and no planned entry. */
    public boolean isAtRest(SymbolState state) {
        return state.isIdle() && entry.isEmpty();
    }

    /** What keeps this symbol from trading normally, for the operator; empty when nothing does. */
    public Optional<String> attention() {
        return accountAudit
                .drift()
                .map(drift -> drift + ": no entries until trading is resumed")
                .or(() -> marketOutage.map(outage -> (outage.state() == MarketOutage.State.CLOSED
                                ? "its market has taken no orders since "
                                : "the venue has not listed it since ")
                        + Instant.ofEpochMilli(outage.since())))
                .or(() -> refusedExits > 0
                        ? Optional.of("the venue has refused to close its position " + refusedExits + " times")
                        : Optional.empty());
    }

    JsonNode toTree() {
        ObjectNode tree = JSON.createObjectNode()
                .put("mode", mode.name())
                .put("capital", capital.toPlainString())
                .put("dust", dust.toPlainString());
        trader.ifPresent(state -> tree.set(TRADER, TraderStateJson.toTree(state)));
        entry.ifPresent(plan -> tree.set(ENTRY, JSON.valueToTree(plan)));
        exitPlan.ifPresent(plan -> tree.set(EXIT_PLAN, JSON.valueToTree(plan)));
        if (!accountAudit.equals(AccountAuditState.NONE)) {
            tree.set(ACCOUNT_AUDIT, JSON.valueToTree(accountAudit));
        }
        marketOutage.ifPresent(outage -> tree.set(MARKET_OUTAGE, JSON.valueToTree(outage)));
        if (refusedExits > 0) {
            tree.put(REFUSED_EXITS, refusedExits);
        }
        if (closeRequest != CloseRequest.NONE) {
            tree.set(CLOSE_REQUEST, JSON.valueToTree(closeRequest));
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
                optional(tree, EXIT_PLAN, ExitPlan.class),
                optional(tree, ACCOUNT_AUDIT, AccountAuditState.class).orElse(AccountAuditState.NONE),
                optional(tree, MARKET_OUTAGE, MarketOutage.class),
                tree.path(REFUSED_EXITS).asInt(0),
                optional(tree, CLOSE_REQUEST, CloseRequest.class).orElse(CloseRequest.NONE));
    }

    private static JsonNode required(JsonNode tree, String field) {
        return Optional.ofNullable(tree.get(field))
                .orElseThrow(() -> new IllegalArgumentException("execution state: field missing: '" + field + "'"));
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
                    "execution state: bad field '" + field + "': " + bad.getOriginalMessage(), bad);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                // The components of a record are the document; derived values such as acknowledged() are not.
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .build();
        // Amounts are strings, so that trailing zeros survive and no reader turns them into doubles.
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }
}
