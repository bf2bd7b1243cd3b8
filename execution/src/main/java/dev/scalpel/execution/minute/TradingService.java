package dev.scalpel.execution.minute;

import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.decision.MembersOnly;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.paper.PaperExecutionEngine;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.OutboxMerge;
import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.venue.VenueExecutionEngine;
import dev.scalpel.execution.venue.VenueTimeSync;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.repository.AccountRepository;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.RateLimitedBroker;
import dev.scalpel.venue.trading.margin.MarginPosition;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Runs all symbols of an invocation, each separately: a failure of one does not stop the others. */
public final class TradingService {

    private final Clock clock;
    private final Supplier<String> writers;
    private final BiConsumer<Symbol, RuntimeException> failures;
    private final MinuteProcessor minute;
    private final OperatorCommands commands;
    private final EntryAnalysis analysis;
    private final AccountRepository account;
    private final AccountRollUp accountRollUp;
    private final ParallelSymbols parallel = new ParallelSymbols();
    private final ExecutionConfig config;
    private final ExecutionEngine engine;

    /**
     * @param store of instruments and rate limits
     * @param source of decisions, in place of the champions' models
     * @param broker supplies the venue; not called on paper
     * @param sleeper how an invocation waits
     * @param writers supplies a unique name for each invocation
     * @param failures called when a symbol fails
     */
    public TradingService(
            Settings settings,
            ObjectStore store,
            Repositories repositories,
            StateRepository states,
            Clock clock,
            Champions champions,
            Optional<DecisionSource> source,
            Supplier<Broker> broker,
            Sleeper sleeper,
            Supplier<String> writers,
            BiConsumer<Symbol, RuntimeException> failures) {
        this.clock = clock;
        this.writers = writers;
        this.failures = failures;
        config = new ExecutionConfig(
                settings,
                store,
                repositories.costs(),
                new SimulationCosts(repositories.funding(), new SimulationMargin(settings, repositories.margins())));
        account = repositories.account();
        OutboxMerge outbox = new OutboxMerge(repositories.ledger());
        DecisionSource decisions = new MembersOnly(
                source.orElseGet(() -> new EntryDecider(
                        settings.limits().cooldownMinutes(),
                        config::sides,
                        symbol -> config.allocation(symbol).doubleValue())),
                settings.symbols().leaving());
        engine = config.mode() == Mode.PAPER
                ? new PaperExecutionEngine(config, decisions)
                : venueEngine(
                        new RateLimitedBroker(broker.get(), new VenueRateLimit(store, settings.venue()), clock),
                        decisions);
        MarketReader markets = new MarketReader(repositories.bars(), settings.referenceInstrument());
        double capital = settings.execution().paperCapital().doubleValue();
        minute = new MinuteProcessor(states, champions, markets, outbox, engine, config::costs, capital, sleeper);
        commands = new OperatorCommands(minute, states, outbox, engine);
        analysis = new EntryAnalysis(minute, decisions, config);
        accountRollUp = new AccountRollUp(settings.traded(), account);
    }

    /** Each symbol's minute, then the account's roll-up. */
    public TradingReport trade(List<InstrumentId> instruments, boolean rollUp, Deadline deadline) {
        InvocationContext invocation = invocation();
        List<Traded> traded = parallel.map(instruments, instrument -> minute(instrument, invocation, deadline));
        Map<Symbol, SymbolState> states = new LinkedHashMap<>();
        traded.forEach(one -> one.state().ifPresent(state -> states.put(state.symbol(), state)));
        boolean anyBar = traded.stream().anyMatch(Traded::handledNewBar);
        List<MinuteReport> reports = traded.stream().map(Traded::report).toList();
        Optional<AccountDocument.RollUp> account = rollUp && anyBar
                ? accountRollUp.update(
                        invocation,
                        states,
                        symbol -> minute.read(config.instrument(symbol), invocation)
                                .state())
                : invocation.rollUp();
        return TradingReport.of(invocation, reports, account, anyBar);
    }

    private record Traded(MinuteReport report, Optional<SymbolState> state, boolean handledNewBar) {}

    private Traded minute(InstrumentId instrument, InvocationContext invocation, Deadline deadline) {
        if (deadline.passed()) {
            MinuteReport late = MinuteReport.failed(instrument.symbol(), "no time left; the next invocation continues");
            return new Traded(late, Optional.empty(), false);
        }
        try {
            MinuteProcessor.Result result = minute.run(instrument, invocation);
            result.report()
                    .failure()
                    .ifPresent(
                            problem -> failures.accept(instrument.symbol(), new AttentionRequiredException(problem)));
            return new Traded(result.report(), Optional.of(result.state()), result.handledNewBar());
        } catch (RuntimeException failure) {
            return new Traded(failed(instrument, failure), Optional.empty(), false);
        }
    }

    /** What would be decided now. Writes nothing and sends nothing. */
    public TradingReport analyse(List<InstrumentId> instruments) {
        InvocationContext invocation = invocation();
        List<MinuteReport> reports = new ArrayList<>();
        for (InstrumentId instrument : instruments) {
            try {
                reports.add(analysis.of(instrument, invocation));
            } catch (RuntimeException failed) {
                reports.add(failed(instrument, failed));
            }
        }
        return TradingReport.of(invocation, reports, invocation.rollUp(), false);
    }

    /** Halts the account, then every symbol, then cancels orders and closes positions. */
    public TradingReport stop(List<InstrumentId> instruments, String reason, Deadline deadline) {
        String writer = writers.get();
        account.change(writer, document -> document.halt(writer, reason, clock.millis()));
        InvocationContext invocation = invocation();
        List<MinuteReport> notHalted = instruments.stream()
                .flatMap(instrument -> failureOf(instrument, () -> commands.halt(instrument, invocation)).stream())
                .toList();
        // Includes a symbol whose state could not be written: the account's halt applies to it.
        return trade(instruments, false, deadline).and(notHalted);
    }

    /**
     * Closes the positions of these symbols and continues trading them.
     *
     * @param writeOff whether to remove the position from the books without an order, because it is no longer at the venue
     */
    public TradingReport close(List<InstrumentId> instruments, boolean writeOff, Deadline deadline) {
        InvocationContext invocation = invocation();
        CloseRequest request = writeOff ? CloseRequest.WRITE_OFF : CloseRequest.SELL;
        List<MinuteReport> notRequested = instruments.stream()
                .flatMap(instrument ->
                        failureOf(instrument, () -> commands.close(instrument, invocation, request)).stream())
                .toList();
        return trade(instruments, false, deadline).and(notRequested);
    }

    /** No entries of the model until a person resumes; what is open is managed, with its stops and exits. */
    public TradingReport pause(String reason) {
        String writer = writers.get();
        AccountDocument after = account.change(writer, document -> document.pause(writer, reason, clock.millis()));
        return TradingReport.of(
                new InvocationContext(clock.instant(), writer, Optional.of(after)), List.of(), after.rollUp(), false);
    }

    /** Allows entries again, for every symbol and then for the account. */
    public TradingReport resume(List<InstrumentId> instruments) {
        InvocationContext invocation = invocation();
        double maxDrawdown = config.limits().maxDrawdown();
        List<MinuteReport> notResumed = instruments.stream()
                .flatMap(instrument ->
                        failureOf(instrument, () -> commands.resume(instrument, invocation, maxDrawdown)).stream())
                .toList();
        AccountDocument after = account.change(
                invocation.writer(),
                document -> AccountRollUp.drawdownLifted(document, maxDrawdown)
                        .resume(invocation.writer(), invocation.millis()));
        return TradingReport.of(
                new InvocationContext(invocation.now(), invocation.writer(), Optional.of(after)),
                notResumed,
                after.rollUp(),
                false);
    }

    /** The account and each symbol as stored, with balances and margins at the venue. */
    public AccountInfo info(List<InstrumentId> instruments) {
        InvocationContext invocation = invocation();
        List<LoadedState> loaded = instruments.stream()
                .map(instrument -> minute.read(instrument, invocation))
                .toList();
        List<Symbol> held = loaded.stream()
                .map(LoadedState::state)
                .filter(state -> state.position().isPresent())
                .map(SymbolState::symbol)
                .toList();
        Map<Symbol, MarginPosition> margins = engine.margins(held, invocation);
        List<AccountInfo.SymbolInfo> infos = loaded.stream()
                .map(one -> AccountInfo.SymbolInfo.of(
                        one, Optional.ofNullable(margins.get(one.state().symbol()))))
                .toList();
        return AccountInfo.of(config.mode(), invocation, engine.balances(invocation), infos);
    }

    private ExecutionEngine venueEngine(Broker broker, DecisionSource decisions) {
        return new VenueExecutionEngine(config, decisions, broker, new VenueTimeSync(broker));
    }

    private Optional<MinuteReport> failureOf(InstrumentId instrument, Runnable change) {
        try {
            change.run();
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(failed(instrument, failed));
        }
    }

    private MinuteReport failed(InstrumentId instrument, RuntimeException failure) {
        failures.accept(instrument.symbol(), failure);
        return MinuteReport.failed(instrument.symbol(), String.valueOf(failure.getMessage()));
    }

    private InvocationContext invocation() {
        Instant now = clock.instant();
        config.readCosts(now);
        return new InvocationContext(now, writers.get(), account.read());
    }
}
