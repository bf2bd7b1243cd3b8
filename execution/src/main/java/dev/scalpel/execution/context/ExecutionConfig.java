package dev.scalpel.execution.context;

import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.LastKnownCosts;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.execution.state.ExecutionState;
import dev.scalpel.execution.state.PaperState;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.instruments.InstrumentDocument;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.ConnectionSettings;
import dev.scalpel.settings.section.EntryPricePolicy;
import dev.scalpel.settings.section.ExecutionSettings;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The settings as execution uses them, and the instruments' rules. */
public final class ExecutionConfig {

    /** The longest hold, and the minutes for which a venue may be away. */
    private static final long MAX_HELD_MINUTES = Bracket.MAX_HOLD_MINUTES + Minutes.PER_DAY;

    private final Settings settings;
    private final LastKnownCosts measured;
    private volatile CostBook costs;
    private final SimulationCosts simulated;
    private final RiskLimits limits;
    private final InstrumentStore instruments;
    private volatile Optional<CachedInstruments> lastRead = Optional.empty();

    /** @param writer the invocation that read them: all its symbols and rounds use the same ones */
    private record CachedInstruments(String writer, InstrumentDocument document) {}

    /**
     * @param store of instruments
     * @param simulated costs of positions on paper
     */
    public ExecutionConfig(
            Settings settings, ObjectStore store, CostRepository measuredCosts, SimulationCosts simulated) {
        this.settings = settings;
        this.simulated = simulated;
        instruments = new InstrumentStore(store, settings.venue());
        measured = new LastKnownCosts(settings, measuredCosts);
        costs = settings.costBook();
        limits = settings.limits().forTrading();
    }

    public ExecutionSettings execution() {
        return settings.execution();
    }

    public ConnectionSettings venueConnection() {
        return settings.venueConnection();
    }

    /** The instrument that the settings mean by a symbol. */
    public InstrumentId instrument(Symbol symbol) {
        return settings.instrument(symbol);
    }

    public Mode mode() {
        return settings.mode();
    }

    /** Fixes the costs of an invocation, before its steps use them: no step reads the store. */
    public void readCosts(Instant now) {
        CostBook book = measured.at(now);
        Map<InstrumentId, Costs> known = new TreeMap<>();
        settings.instruments().forEach(instrument -> known.put(instrument, book.of(instrument)));
        CostBook others = settings.costBook();
        costs = instrument -> Optional.ofNullable(known.get(instrument)).orElseGet(() -> others.of(instrument));
    }

    public Costs costs(Symbol symbol) {
        return costs.of(instrument(symbol));
    }

    /** The fee of an entry, which rests or takes by the setting. */
    public double entryFeeRate(Symbol symbol) {
        Costs ofSymbol = costs(symbol);
        return execution().entry() == EntryPricePolicy.MAKER ? ofSymbol.makerFeeRate() : ofSymbol.takerFeeRate();
    }

    public RiskLimits limits() {
        return limits;
    }

    /** As {@link #venueState}, for paper trading. */
    public Optional<PaperState> paperState(SymbolState state) {
        return executionState(state).filter(PaperState.class::isInstance).map(PaperState.class::cast);
    }

    /**
     * What execution at the venue remembers of a symbol; empty for a new symbol, and when another mode wrote the state and
     * left nothing open.
     *
     * @throws ModeChangedException when another mode left something open
     */
    public Optional<VenueState> venueState(SymbolState state) {
        return executionState(state).filter(VenueState.class::isInstance).map(VenueState.class::cast);
    }

    private Optional<ExecutionState> executionState(SymbolState state) {
        Optional<ExecutionState> known = state.execution();
        if (known.isPresent() && known.get().mode() != mode() && !known.get().isAtRest(state)) {
            throw new ModeChangedException(state.symbol(), known.get().mode(), mode());
        }
        return known.filter(execution -> execution.mode() == mode());
    }

    /**
     * The simulator's settings on paper, with the venue's own tick, step and minimum where they are stored. The allocation
     * is a fraction of the whole account: when other symbols lose, this one's capital shrinks with the account.
     */
    public SimulationSettings simulationSettings(Symbol symbol, PaperState execution, InvocationContext invocation) {
        AccountState own = execution.trader().account();
        double allocation = Math.max(share(symbol, own, invocation.rollUp()), Double.MIN_NORMAL);
        SimulationRules rules = instruments(invocation).rules(symbol, invocation.now());
        Instant oldest = invocation.now().minus(Duration.ofMinutes(MAX_HELD_MINUTES));
        Costs held = simulated.of(instrument(symbol), rules, costs(symbol), oldest, invocation.now());
        return new SimulationSettings(held, 0, limits, rules.filters(), allocation)
                .withMaker(execution().makerEntry())
                .withEntryWindow(entryWindow(rules.session()));
    }

    /** When entries may be made in an instrument with this session. */
    public EntryWindow entryWindow(TradingSession session) {
        return new EntryWindow(session, settings.limits().sessionEndMinutes());
    }

    /** The same for a symbol, as its rules are stored. */
    public EntryWindow entryWindow(Symbol symbol, InvocationContext invocation) {
        return entryWindow(
                instruments(invocation).rules(symbol, invocation.now()).session());
    }

    /** The sides on which a model may open a position. */
    public Set<PositionSide> sides(Symbol symbol, InvocationContext invocation) {
        return instruments(invocation).sides(symbol, invocation.now());
    }

    private InstrumentDocument instruments(InvocationContext invocation) {
        Optional<CachedInstruments> known =
                lastRead.filter(read -> read.writer().equals(invocation.writer()));
        if (known.isEmpty()) {
            known = Optional.of(new CachedInstruments(invocation.writer(), instruments.read()));
            lastRead = known;
        }
        return known.get().document();
    }

    /** Of positions on margin. */
    public int leverage() {
        return settings.venueConnection().leverage();
    }

    /** How far the price of liquidation must be, in volatilities of an hour. */
    public double liquidationDistance() {
        return settings.limits().liquidationDistance().doubleValue();
    }

    /** The largest fraction of a symbol's equity that one entry at a venue may use. */
    public double maxShare(Symbol symbol, AccountState own, Optional<RollUp> rollUp) {
        return Math.min(share(symbol, own, rollUp), limits.maxExposure());
    }

    private double share(Symbol symbol, AccountState own, Optional<RollUp> rollUp) {
        double account = rollUp.filter(known -> known.equityBySymbol().size() > 1)
                .map(known -> known.equity().doubleValue())
                .orElse(own.equity());
        return allocation(symbol).doubleValue() * Math.min(1, Math.max(account, 0) / own.equity());
    }

    public BigDecimal totalAllocation() {
        return settings.symbols().sum();
    }

    public BigDecimal allocation(Symbol symbol) {
        return settings.symbols()
                .share(symbol)
                .orElseThrow(() -> new IllegalArgumentException(symbol + " is not among the traded symbols: "
                        + settings.symbols().symbols()));
    }

    /** The account's equity: the largest starting capital of its symbols, plus the gains and losses of all. */
    public static BigDecimal equity(Map<Symbol, SymbolState> states) {
        BigDecimal capital = BigDecimal.ZERO;
        BigDecimal gains = BigDecimal.ZERO;
        for (SymbolState state : new TreeMap<>(states).values()) {
            BigDecimal start = state.execution()
                    .map(ExecutionState::capital)
                    .orElse(BigDecimal.valueOf(state.account().equity()));
            capital = capital.max(start);
            gains = gains.add(BigDecimal.valueOf(state.account().equity()).subtract(start));
        }
        return capital.add(gains);
    }
}
