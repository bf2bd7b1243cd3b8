package dev.scalpel.execution.reading;

import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.Outcome;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.trading.Broker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The actions that answer questions. Each answer has one list of rows, {@value #MAX_ROWS} at most. */
public final class ReadActions {

    static final int MAX_ROWS = 500;
    private static final int DEFAULT_ROWS = 100;
    private static final Duration DEFAULT_TRADES = Duration.ofDays(30);
    private static final Duration DEFAULT_SIGNALS = Duration.ofDays(1);
    private static final Duration DEFAULT_DECISIONS = Duration.ofDays(7);
    /** A question reads a file per month or day and instrument: it is bounded. */
    private static final Duration MAX_SPAN = Duration.ofDays(366);

    private final Settings settings;
    private final Holdings holdings;
    private final History history;
    private final DecisionHistory decisions;
    private final VenueStates venues;
    private final Clock clock;

    /**
     * @param model supplies the broker of the model's account, for a probe
     * @param portfolios supplies the broker of a portfolio's account, for a probe
     */
    public ReadActions(
            Settings settings,
            ObjectStore store,
            StateRepository states,
            LedgerRepository ledger,
            Clock clock,
            Supplier<Broker> model,
            Function<Portfolio, Broker> portfolios) {
        this.settings = settings;
        this.clock = clock;
        AccountSource accounts = new AccountSource(settings);
        holdings = new Holdings(accounts, states, new StoredPortfolios(store));
        history = new History(accounts, ledger, new StoredPortfolioLog(store));
        decisions = new DecisionHistory(accounts, states, ledger);
        venues = new VenueStates(settings, accounts, holdings, store, clock, model, portfolios);
    }

    /** @param more whether there were more than fit */
    record Positions(List<Holdings.PositionRow> positions, boolean more) {}

    record Orders(List<Holdings.OrderView> orders, boolean more) {}

    /** @param next what {@code after} must be for the following page; empty on the last one */
    record Trades(List<History.Trade> trades, Optional<String> next) {}

    /** The last ones, the oldest first. */
    record Decisions(List<DecisionHistory.Decision> decisions) {}

    /** @param next what {@code from} must be for the following page; empty on the last one */
    record Signals(List<History.SignalRow> signals, Optional<Instant> next) {}

    record Venues(List<VenueStates.VenueRow> venues) {}

    public Object positions(RequestFields fields, Deadline deadline) {
        fields.requireNoProblems();
        List<Holdings.PositionRow> rows = holdings.positions();
        return new Positions(rows.stream().limit(MAX_ROWS).toList(), rows.size() > MAX_ROWS);
    }

    public Object orders(RequestFields fields, Deadline deadline) {
        fields.requireNoProblems();
        List<Holdings.OrderView> rows = holdings.orders();
        return new Orders(rows.stream().limit(MAX_ROWS).toList(), rows.size() > MAX_ROWS);
    }

    public Object trades(RequestFields fields, Deadline deadline) {
        Optional<Instant> to = fields.instant("to");
        Optional<Instant> from = fields.instant("from");
        int limit = fields.integer("limit", 1, MAX_ROWS).orElse(DEFAULT_ROWS);
        Optional<String> after = fields.text("after");
        Optional<String> account = fields.text("account");
        Optional<Symbol> symbol = fields.symbol("symbol");
        fields.requireNoProblems();
        account.ifPresent(this::requireAccount);
        // The end is exclusive: what has just been closed is part of the answer.
        Instant end = to.orElse(clock.instant().plusMillis(1));
        Instant begin = begin(from, end, DEFAULT_TRADES);
        List<History.Trade> all = history.trades(begin, end, account, symbol);
        int first = after.map(id -> position(all, id) + 1).orElse(0);
        List<History.Trade> page = all.stream().skip(first).limit(limit).toList();
        boolean last = first + page.size() >= all.size();
        return new Trades(
                page,
                last ? Optional.empty() : Optional.of(page.get(page.size() - 1).id()));
    }

    private static int position(List<History.Trade> trades, String id) {
        for (int i = 0; i < trades.size(); i++) {
            if (trades.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new BadRequestException(
                "field 'after' must be the id of a trade between 'from' and 'to', as 'next' of the page" + " before: '"
                        + id + "'");
    }

    private void requireAccount(String account) {
        List<String> names = names();
        if (!account.equals(AccountSource.MODEL) && !names.contains(account)) {
            throw new BadRequestException("field 'account' must be '" + AccountSource.MODEL
                    + "' or one of the portfolios " + names + ": '" + account + "'");
        }
    }

    private List<String> names() {
        return settings.portfolios().values().stream().map(Portfolio::name).toList();
    }

    public Object decisions(RequestFields fields, Deadline deadline) {
        Optional<Symbol> symbol = fields.symbol("symbol");
        Optional<Instant> to = fields.instant("to");
        Optional<Instant> from = fields.instant("from");
        int limit = fields.integer("limit", 1, MAX_ROWS).orElse(DEFAULT_ROWS);
        fields.requireNoProblems();
        Instant end = to.orElse(clock.instant().plusMillis(1));
        return new Decisions(decisions.last(symbol, begin(from, end, DEFAULT_DECISIONS), end, limit));
    }

    public Object signals(RequestFields fields, Deadline deadline) {
        Optional<String> portfolio = fields.text("portfolio");
        Optional<Instant> from = fields.instant("from");
        Optional<Instant> to = fields.instant("to");
        Optional<String> outcome = fields.text("outcome");
        fields.requireNoProblems();
        List<String> names = names();
        portfolio.filter(name -> !names.contains(name)).ifPresent(unknown -> {
            throw new BadRequestException(
                    "field 'portfolio' must name one of the portfolios " + names + ": '" + unknown + "'");
        });
        Optional<Outcome> only = outcome.map(ReadActions::outcome);
        Instant end = to.orElse(clock.instant().plusMillis(1));
        List<History.SignalRow> all =
                history.signals(portfolio.map(List::of).orElse(names), begin(from, end, DEFAULT_SIGNALS), end, only);
        return new Signals(
                all.stream().limit(MAX_ROWS).toList(),
                all.size() > MAX_ROWS ? Optional.of(all.get(MAX_ROWS).ended()) : Optional.empty());
    }

    private static Outcome outcome(String text) {
        return Arrays.stream(Outcome.values())
                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadRequestException(
                        "field 'outcome' must be one of " + Arrays.toString(Outcome.values()) + ": '" + text + "'"));
    }

    private static Instant begin(Optional<Instant> from, Instant end, Duration otherwise) {
        Instant begin = from.orElse(end.minus(otherwise));
        if (begin.isAfter(end) || Duration.between(begin, end).compareTo(MAX_SPAN) > 0) {
            throw new BadRequestException("field 'from' must lie before the end of the answer, "
                    + end.truncatedTo(ChronoUnit.SECONDS) + ", and at most " + MAX_SPAN.toDays() + " days before it: "
                    + begin.truncatedTo(ChronoUnit.SECONDS));
        }
        return begin;
    }

    public Object venues(RequestFields fields, Deadline deadline) {
        Optional<String> venue = fields.text("venue");
        boolean probe = fields.flag("probe");
        fields.requireNoProblems();
        List<VenueStates.VenueRow> rows = venues.rows(venue, probe);
        if (rows.isEmpty() && venue.isPresent()) {
            throw new BadRequestException("nothing trades at a venue '" + venue.get() + "'");
        }
        return new Venues(rows);
    }
}
