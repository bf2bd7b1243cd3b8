package dev.scalpel.execution.reading;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.VenueContact;
import dev.scalpel.venue.VenueContacts;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.token.TokenState;
import dev.scalpel.venue.token.TokenStates;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** How each account's venue stands: by what is stored, and if wanted by a request of its time. */
final class VenueStates {

    private final Settings settings;
    private final AccountSource accounts;
    private final Holdings holdings;
    private final ObjectStore store;
    private final Clock clock;
    private final Supplier<Broker> model;
    private final Function<Portfolio, Broker> portfolios;

    /**
     * @param model supplies the broker of the model's account
     * @param portfolios supplies the broker of a portfolio's account
     */
    VenueStates(
            Settings settings,
            AccountSource accounts,
            Holdings holdings,
            ObjectStore store,
            Clock clock,
            Supplier<Broker> model,
            Function<Portfolio, Broker> portfolios) {
        this.settings = settings;
        this.accounts = accounts;
        this.holdings = holdings;
        this.store = store;
        this.clock = clock;
        this.model = model;
        this.portfolios = portfolios;
    }

    /**
     * An account at a venue.
     *
     * @param account the name of a portfolio; what trades without one is called model
     * @param positions how many the books have
     * @param openOrders how many may still fill
     * @param rateLimitedUntil while the venue refuses requests
     * @param tokenExpires of a venue that has sessions
     * @param lastContact when it last answered any function
     * @param lastLatencyMillis how long that answer took
     * @param lastError the last request that failed; later than {@code lastContact} while none succeeds
     * @param marketOpen whether its instruments are traded at this time, by their session
     * @param contracts of instruments that expire
     * @param reachable whether it has answered; empty without a probe, and on paper
     * @param clockOffsetMillis by how much its clock is ahead
     * @param error why it has not answered
     */
    record VenueRow(
            String venue,
            String account,
            Mode mode,
            long positions,
            long openOrders,
            Optional<Instant> rateLimitedUntil,
            Optional<Instant> tokenExpires,
            Optional<Instant> lastContact,
            Optional<Long> lastLatencyMillis,
            Optional<VenueContact.Failure> lastError,
            Optional<Boolean> marketOpen,
            List<VenueContracts.ContractRow> contracts,
            Optional<Boolean> reachable,
            Optional<Long> latencyMillis,
            Optional<Long> clockOffsetMillis,
            Optional<String> error,
            Instant asOf) {}

    private record Probe(
            Optional<Boolean> reachable, Optional<Long> latency, Optional<Long> offset, Optional<String> error) {

        static final Probe NONE = new Probe(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    List<VenueRow> rows(Optional<String> venue, boolean probe) {
        List<Holdings.PositionRow> positions = holdings.positions();
        List<Holdings.OrderView> orders = holdings.orders();
        List<VenueRow> rows = new ArrayList<>();
        if (!settings.traded().isEmpty()) {
            rows.add(row(
                    AccountSource.MODEL,
                    settings.venue(),
                    settings.mode(),
                    accounts.ofTheModel(),
                    model,
                    positions,
                    orders,
                    probe && isWanted(venue, settings.venue())));
        }
        for (Portfolio portfolio : accounts.portfolios()) {
            rows.add(row(
                    portfolio.name(),
                    settings.venueOf(portfolio),
                    settings.modeOf(portfolio),
                    accounts.of(portfolio),
                    () -> portfolios.apply(portfolio),
                    positions,
                    orders,
                    probe && isWanted(venue, settings.venueOf(portfolio))));
        }
        return rows.stream().filter(row -> isWanted(venue, row.venue())).toList();
    }

    private static boolean isWanted(Optional<String> wanted, String venue) {
        return wanted.isEmpty() || wanted.get().equals(venue);
    }

    private VenueRow row(
            String account,
            String venue,
            Mode mode,
            List<AccountSource.Traded> traded,
            Supplier<Broker> broker,
            List<Holdings.PositionRow> positions,
            List<Holdings.OrderView> orders,
            boolean probe) {
        Instant now = clock.instant();
        Optional<Instant> limited = new VenueRateLimit(store, venue).until(now);
        boolean queried = probe && mode != Mode.PAPER && limited.isEmpty();
        Probe found = queried ? probe(broker) : Probe.NONE;
        VenueContact contact = new VenueContacts(store, venue).read();
        return new VenueRow(
                venue,
                account,
                mode,
                positions.stream().filter(row -> row.account().equals(account)).count(),
                orders.stream().filter(row -> row.account().equals(account)).count(),
                limited,
                new TokenStates(store, venue).read().flatMap(TokenState::expires),
                contact.at(),
                contact.latencyMillis(),
                contact.error(),
                contact.session().map(session -> session.isOpen(now)),
                VenueContracts.rows(traded, positions, now),
                found.reachable(),
                found.latency(),
                found.offset(),
                found.error(),
                now);
    }

    private Probe probe(Supplier<Broker> broker) {
        Instant began = clock.instant();
        try {
            Broker connected = broker.get();
            connected.synchronise();
            long offset = connected.venueMillis() - clock.millis();
            return new Probe(
                    Optional.of(true),
                    Optional.of(Duration.between(began, clock.instant()).toMillis()),
                    Optional.of(offset),
                    Optional.empty());
        } catch (VenueException | VenueRateLimitedException unreachable) {
            return new Probe(
                    Optional.of(false),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(String.valueOf(unreachable.getMessage())));
        }
    }
}
