package dev.scalpel.benchmarks.faults.invariants;

import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.SymbolStateCodec;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.InstrumentOrders;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.store.ETag;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.VenueRateLimit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the engine has stored, read directly from the store. */
public final class StoredRecords {

    private record Read<T>(ETag tag, T value) {}

    private final String venue;
    private final MemoryStore memory;
    private final YearMonth month;
    private final VenueRateLimit pause;
    private final Map<String, Read<List<TradeRow>>> trades = new HashMap<>();
    private final Map<String, Read<List<OrderRow>>> orders = new HashMap<>();
    private final Map<String, Read<SymbolState>> states = new HashMap<>();

    /** @param month the month of the testbed */
    StoredRecords(String venue, MemoryStore memory, YearMonth month) {
        this.venue = venue;
        this.memory = memory;
        this.month = month;
        pause = new VenueRateLimit(memory, venue);
    }

    public Optional<SymbolState> state(Symbol symbol) {
        String key = StoreKeys.state(new InstrumentId(venue, symbol));
        return memory.get(key)
                .map(object -> newest(states, key, object, () -> SymbolStateCodec.CODEC.read(key, object.bytes())));
    }

    public boolean halted() {
        return memory.get(StoreKeys.ACCOUNT)
                .map(object -> StateDocumentCodec.ACCOUNT.read(StoreKeys.ACCOUNT, object.bytes()))
                .filter(AccountDocument::halted)
                .isPresent();
    }

    /** Until when the venue, or the engine's own estimate, limits the rate to zero. */
    public Optional<Instant> pausedUntil(Instant now) {
        return pause.until(now);
    }

    /** Closed trades: those in the ledger files, and those in the state that are not merged yet. */
    List<TradeRow> trades(Symbol symbol) {
        Map<String, TradeRow> byId = new LinkedHashMap<>();
        String key = StoreKeys.trades(new InstrumentId(venue, symbol), month);
        memory.get(key)
                .map(object -> newest(
                        trades,
                        key,
                        object,
                        () -> new StoredLedger(memory).trades(new InstrumentId(venue, symbol), month)))
                .orElseGet(List::of)
                .forEach(row -> byId.put(row.id(), row));
        state(symbol).ifPresent(state -> state.outbox().trades().forEach(row -> byId.put(row.id(), row)));
        return List.copyOf(byId.values());
    }

    /**
     * What was executed of our orders, by side: rows of the ledger, and orders of the state that are not rows yet.
     *
     * @return quantities in units of the venue
     */
    Map<OrderSide, BigDecimal> executed(Symbol symbol) {
        InstrumentId instrument = new InstrumentId(venue, symbol);
        String key = StoreKeys.orders(instrument, month);
        Map<String, OrderRow> rows = new LinkedHashMap<>();
        memory.get(key)
                .map(object -> newest(orders, key, object, () -> new InstrumentOrders(memory).of(instrument, month)))
                .orElseGet(List::of)
                .forEach(row -> rows.put(row.id(), row));
        Map<OrderSide, BigDecimal> sums = new EnumMap<>(OrderSide.class);
        List<Intent> intents = state(symbol).map(SymbolState::intents).orElseGet(List::of);
        intents.forEach(intent -> rows.remove(intent.clientId()));
        rows.values().stream()
                .filter(row -> ClientOrderIds.isOurs(symbol, row.id()))
                .forEach(row -> sums.merge(row.side(), row.filledQuantity(), BigDecimal::add));
        intents.stream()
                .filter(intent -> ClientOrderIds.isOurs(symbol, intent.clientId()))
                .forEach(intent -> sums.merge(intent.side(), intent.filledQuantity(), BigDecimal::add));
        return sums;
    }

    private static <T> T newest(Map<String, Read<T>> known, String key, StoredObject object, Supplier<T> reader) {
        Read<T> last = known.get(key);
        if (last != null && last.tag().equals(object.etag())) {
            return last.value();
        }
        T value = reader.get();
        known.put(key, new Read<>(object.etag(), value));
        return value;
    }

    /** The base asset that the state declares as dust. */
    BigDecimal dust(Symbol symbol) {
        return state(symbol)
                .flatMap(SymbolState::execution)
                .filter(VenueState.class::isInstance)
                .map(execution -> ((VenueState) execution).dust())
                .orElse(BigDecimal.ZERO);
    }

    /** The executions of a trade that is not closed yet. */
    public List<Intent> open(Symbol symbol) {
        return state(symbol)
                .filter(state ->
                        state.position().isPresent() || !state.unresolved().isEmpty())
                .map(SymbolState::intents)
                .orElseGet(List::of);
    }

    static List<Fill> fills(List<Intent> intents) {
        List<Fill> fills = new ArrayList<>();
        intents.forEach(intent -> fills.addAll(intent.fills()));
        return fills;
    }
}
