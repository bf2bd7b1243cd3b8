package dev.scalpel.execution.minute;

import dev.scalpel.execution.account.AccountDocuments;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.execution.context.Moment;
import dev.scalpel.execution.context.Rules;
import dev.scalpel.execution.decision.Mind;
import dev.scalpel.execution.engine.Desk;
import dev.scalpel.execution.paper.PaperDesk;
import dev.scalpel.execution.state.Notes.Closing;
import dev.scalpel.execution.state.OutboxMerge;
import dev.scalpel.execution.state.StateDocuments;
import dev.scalpel.execution.venue.LiveDesk;
import dev.scalpel.execution.venue.VenueTime;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.LedgerFiles;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarArchive;
import dev.scalpel.venue.VenuePause;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.PausingBroker;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** All symbols of an invocation, each by itself: one that fails stops no other. */
public final class Trading {

    private final Clock clock;
    private final Supplier<String> writers;
    private final BiConsumer<Symbol, RuntimeException> failures;
    private final Minute minute;
    private final Halting halting;
    private final Analysis analysis;
    private final AccountDocuments accounts;
    private final RollUps rollUps;
    private final SideBySide sideBySide = new SideBySide();
    private final Rules rules;
    private final Desk desk;

    /**
     * @param broker the venue; asked for unless the mode is paper
     * @param waiting how time passes within an invocation
     * @param writers a name for each invocation, never the same twice
     * @param failures is told when a symbol fails
     */
    public Trading(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Champions champions,
            Supplier<Broker> broker,
            Waiting waiting,
            Supplier<String> writers,
            BiConsumer<Symbol, RuntimeException> failures) {
        this.clock = clock;
        this.writers = writers;
        this.failures = failures;
        rules = new Rules(settings, store);
        StateDocuments states = new StateDocuments(store);
        OutboxMerge outbox = new OutboxMerge(new LedgerFiles(store));
        Mind mind = new Mind(settings.limits().cooldownMinutes());
        desk = rules.mode() == Mode.PAPER
                ? new PaperDesk(rules, mind)
                : live(new PausingBroker(broker.get(), new VenuePause(store, settings.venue()), clock), mind);
        MarketReader markets = new MarketReader(new BarArchive(store, settings.venue()), settings.referenceSymbol());
        double capital = settings.execution().paperCapital().doubleValue();
        minute = new Minute(states, champions, markets, outbox, desk, capital, waiting);
        halting = new Halting(minute, states, outbox, desk);
        analysis = new Analysis(minute, mind, rules);
        accounts = new AccountDocuments(store);
        rollUps = new RollUps(settings.symbols().symbols(), minute, accounts);
    }

    /** The minute of each symbol, then the account's roll-up. */
    public TradingReport trade(List<Symbol> symbols, boolean rollUp, Deadline deadline) {
        Moment moment = moment();
        List<Traded> traded = sideBySide.map(symbols, symbol -> minute(symbol, moment, deadline));
        Map<Symbol, SymbolState> states = new LinkedHashMap<>();
        traded.forEach(one -> one.state().ifPresent(state -> states.put(state.symbol(), state)));
        boolean anyBar = traded.stream().anyMatch(Traded::handledNewBar);
        List<MinuteReport> reports = traded.stream().map(Traded::report).toList();
        Optional<AccountDocument.RollUp> account = rollUp && anyBar ? rollUps.roll(moment, states) : moment.rollUp();
        return TradingReport.of(moment, reports, account, anyBar);
    }

    private record Traded(MinuteReport report, Optional<SymbolState> state, boolean handledNewBar) {}

    private Traded minute(Symbol symbol, Moment moment, Deadline deadline) {
        if (deadline.passed()) {
            MinuteReport late = MinuteReport.failed(symbol, "no time was left; the next invocation goes on");
            return new Traded(late, Optional.empty(), false);
        }
        try {
            Minute.Result result = minute.run(symbol, moment);
            result.report()
                    .failure()
                    .ifPresent(problem -> failures.accept(symbol, new NeedsAttentionException(problem)));
            return new Traded(result.report(), Optional.of(result.state()), result.handledNewBar());
        } catch (RuntimeException failure) {
            return new Traded(failed(symbol, failure), Optional.empty(), false);
        }
    }

    /** What would be decided now. Nothing is written, nothing is sent. */
    public TradingReport analyse(List<Symbol> symbols) {
        Moment moment = moment();
        List<MinuteReport> reports = new ArrayList<>();
        for (Symbol symbol : symbols) {
            try {
                reports.add(analysis.of(symbol, moment));
            } catch (RuntimeException failed) {
                reports.add(failed(symbol, failed));
            }
        }
        return TradingReport.of(moment, reports, moment.rollUp(), false);
    }

    /** Halts the account, then every symbol, then cancels and closes what is open. */
    public TradingReport stop(List<Symbol> symbols, String reason, Deadline deadline) {
        String writer = writers.get();
        accounts.change(writer, document -> document.halt(writer, reason, clock.millis()));
        Moment moment = moment();
        List<MinuteReport> notHalted = symbols.stream()
                .flatMap(symbol -> tried(symbol, () -> halting.halt(symbol, moment)).stream())
                .toList();
        // Also of a symbol whose document could not be written: the account's halt holds for it.
        return trade(symbols, false, deadline).and(notHalted);
    }

    /**
     * Closes what is open of these symbols and goes on trading them.
     *
     * @param inBooks whether the position is only taken out of the books, because it is not at the venue any more
     */
    public TradingReport close(List<Symbol> symbols, boolean inBooks, Deadline deadline) {
        Moment moment = moment();
        Closing how = inBooks ? Closing.IN_BOOKS : Closing.AT_VENUE;
        List<MinuteReport> notAsked = symbols.stream()
                .flatMap(symbol -> tried(symbol, () -> halting.close(symbol, moment, how)).stream())
                .toList();
        return trade(symbols, false, deadline).and(notAsked);
    }

    /** Lets every symbol enter again, then the account. */
    public TradingReport resume(List<Symbol> symbols) {
        Moment moment = moment();
        double maxDrawdown = rules.limits().maxDrawdown();
        List<MinuteReport> notResumed = symbols.stream()
                .flatMap(symbol -> tried(symbol, () -> halting.resume(symbol, moment, maxDrawdown)).stream())
                .toList();
        AccountDocument after = accounts.change(
                moment.writer(),
                document -> RollUps.lifted(document, maxDrawdown).resume(moment.writer(), moment.millis()));
        return TradingReport.of(
                new Moment(moment.now(), moment.writer(), Optional.of(after)), notResumed, after.rollUp(), false);
    }

    /** What is known of the account and of each symbol, from the store. */
    public AccountInfo info(List<Symbol> symbols) {
        Moment moment = moment();
        List<AccountInfo.SymbolInfo> infos = symbols.stream()
                .map(symbol -> AccountInfo.SymbolInfo.of(minute.read(symbol, moment)))
                .toList();
        return AccountInfo.of(rules.mode(), moment, desk.balances(moment), infos);
    }

    private Desk live(Broker broker, Mind mind) {
        return new LiveDesk(rules, mind, broker, new VenueTime(broker));
    }

    private Optional<MinuteReport> tried(Symbol symbol, Runnable change) {
        try {
            change.run();
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(failed(symbol, failed));
        }
    }

    private MinuteReport failed(Symbol symbol, RuntimeException failure) {
        failures.accept(symbol, failure);
        return MinuteReport.failed(symbol, String.valueOf(failure.getMessage()));
    }

    private Moment moment() {
        Instant now = clock.instant();
        return new Moment(now, writers.get(), accounts.read());
    }
}
