package dev.scalpel.execution.context;

import dev.scalpel.execution.state.ExecutionState;
import dev.scalpel.instruments.InstrumentDocument;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.RiskLimits;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the settings say, as the minute asks for it. */
public final class ExecutionConfig {

    private final Settings settings;
    private final Costs costs;
    private final RiskLimits limits;
    private final InstrumentStore instruments;
    private volatile Optional<ReadInstruments> lastRead = Optional.empty();

    /** @param writer the invocation that has read them: all its symbols and rounds trade by the same ones */
    private record ReadInstruments(String writer, InstrumentDocument document) {}

    public ExecutionConfig(Settings settings, ObjectStore store) {
        this.settings = settings;
        instruments = new InstrumentStore(store, settings.venue());
        costs = settings.costs().forTrading();
        limits = settings.limits().forTrading();
    }

    public Settings.Execution execution() {
        return settings.execution();
    }

    public Settings.VenueConnection venueConnection() {
        return settings.venueConnection();
    }

    public Mode mode() {
        return settings.mode();
    }

    public Costs costs() {
        return costs;
    }

    public RiskLimits limits() {
        return limits;
    }

    /** What the notes of a document say; empty of a new one, and of one that another mode has left at rest. */
    public Optional<ExecutionState> notes(SymbolState state) {
        Optional<ExecutionState> known = state.broker().map(ExecutionState::fromTree);
        if (known.isPresent() && known.get().mode() != mode() && !known.get().isAtRest(state)) {
            throw new ModeChangedException(state.symbol(), known.get().mode(), mode());
        }
        return known.filter(notes -> notes.mode() == mode());
    }

    /**
     * The paper broker's bounds, by the venue's own tick, step and minimum where they are stored. The allocation is of the
     * account as a whole: where other symbols have lost, this one's share shrinks with the account.
     */
    public SimulationSettings simulation(Symbol symbol, ExecutionState notes, InvocationContext moment) {
        AccountState own = notes.trader().orElseThrow().account();
        double allocation = Math.max(share(symbol, own, moment.rollUp()), Double.MIN_NORMAL);
        VenueFilters filters = instruments(moment).rules(symbol, moment.now()).filters();
        return new SimulationSettings(costs, 0, limits, filters, allocation);
    }

    private InstrumentDocument instruments(InvocationContext moment) {
        Optional<ReadInstruments> known = lastRead.filter(read -> read.writer().equals(moment.writer()));
        if (known.isEmpty()) {
            known = Optional.of(new ReadInstruments(moment.writer(), instruments.read()));
            lastRead = known;
        }
        return known.get().document();
    }

    /** The same for orders at a venue. */
    public double largestShare(Symbol symbol, AccountState own, Optional<RollUp> rollUp) {
        return Math.min(share(symbol, own, rollUp), limits.maxExposure());
    }

    private double share(Symbol symbol, AccountState own, Optional<RollUp> rollUp) {
        double account = rollUp.filter(known -> known.equityBySymbol().size() > 1)
                .map(known -> known.equity().doubleValue())
                .orElse(own.equity());
        return allocation(symbol).doubleValue() * Math.min(1, Math.max(account, 0) / own.equity());
    }

    public BigDecimal allAllocations() {
        return settings.symbols().sum();
    }

    public BigDecimal allocation(Symbol symbol) {
        return settings.symbols()
                .share(symbol)
                .orElseThrow(() -> new IllegalArgumentException(symbol + " is not among the traded symbols: "
                        + settings.symbols().symbols()));
    }

    /** The account: the capital of the first symbol, and the gains and losses of all. */
    public static BigDecimal equity(Map<Symbol, SymbolState> states) {
        BigDecimal capital = BigDecimal.ZERO;
        BigDecimal gains = BigDecimal.ZERO;
        for (SymbolState state : new TreeMap<>(states).values()) {
            BigDecimal began = state.broker()
                    .map(tree -> ExecutionState.fromTree(tree).capital())
                    .orElse(BigDecimal.valueOf(state.account().equity()));
            capital = capital.max(began);
            gains = gains.add(BigDecimal.valueOf(state.account().equity()).subtract(began));
        }
        return capital.add(gains);
    }
}
