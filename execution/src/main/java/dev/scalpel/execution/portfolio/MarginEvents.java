package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.portfolio.PortfolioAccount.Snapshot;
import dev.scalpel.execution.transition.PaymentTransitions;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.booking.FundingBooking;
import dev.scalpel.portfolio.booking.OutsideClosings;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueFill;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.PaymentBooking;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happens to positions on margin besides our orders: the venue pays and charges funding, liquidates and deleverages, and their
 * owner closes them by hand.
 */
final class MarginEvents {

    /** Between two reads of payments while a position is open, and for a while after it. */
    private static final long READ_INTERVAL_MILLIS = 5 * 60_000;

    /** Funding is paid as an hour begins, give or take its deviation: then each run reads. */
    private static final long HOUR_MILLIS = 3_600_000;

    private final PortfolioConfig config;
    private final Broker broker;

    /** An optimisation only: another process reads the payments once more, and books each once. By strategy, the venue's clock. */
    private final Map<String, Long> readAt = new ConcurrentHashMap<>();

    MarginEvents(PortfolioConfig config, Broker broker) {
        this.config = config;
        this.broker = broker;
    }

    /**
     * @param complete whether all payments are known: otherwise the account's cash differs for a reason that is not booked yet
     * @param notes what a person should know
     */
    record Booked(PortfolioState state, boolean complete, List<String> notes) {}

    /** Whether the venue may have changed a position, or paid something for it, by itself. */
    boolean mayOccur(PortfolioState state, long now) {
        return broker.capabilities().margin()
                && (!state.books().holdings().isEmpty()
                        || state.strategies().values().stream()
                                .anyMatch(known -> PaymentBooking.isRecent(known.payments(), now)));
    }

    /**
     * @param state none of whose orders is in doubt
     * @param read what of the account was read before the orders were looked up
     * @param byHand whether what is missing of a position may have been closed by its owner: not while fills of ours may lag behind
     */
    Booked booked(PortfolioState state, Snapshot read, boolean byHand) {
        if (!broker.capabilities().margin()) {
            return new Booked(state, true, List.of());
        }
        PortfolioState known = state;
        boolean complete = true;
        List<String> notes = new ArrayList<>();
        for (String name : config.strategies().keySet()) {
            BigDecimal missing = missing(known, name, read);
            try {
                known = paid(
                        known, name, read, missing.signum() > 0 || read.money().isPresent(), notes);
            } catch (VenueException | VenueRateLimitedException failure) {
                complete = false;
                notes.add("the funding of " + config.symbol(name) + " was not read, and is booked once it is: "
                        + failure.getMessage());
            }
            if (missing.signum() > 0) {
                known = closed(known, name, missing, byHand);
            }
        }
        return new Booked(known, complete, notes);
    }

    private static BigDecimal missing(PortfolioState state, String name, Snapshot read) {
        return state.books()
                .holding(name)
                .map(held -> held.quantity().subtract(read.quantities().getOrDefault(name, held.quantity())))
                .orElse(BigDecimal.ZERO);
    }

    private PortfolioState paid(PortfolioState state, String name, Snapshot read, boolean now, List<String> notes) {
        long time = broker.venueMillis();
        Optional<Long> from = FundingBooking.from(state, name, time);
        if (from.isEmpty() || !(now || isDue(state, name, time))) {
            return state;
        }
        Symbol symbol = config.symbol(name);
        List<MarginPayment> payments = broker.paymentsSince(symbol, from.get());
        readAt.put(name, time);
        PaymentTransitions.uncounted(symbol, payments).ifPresent(notes::add);
        return FundingBooking.apply(state, name, payments, config.quote(), share(state, name, read));
    }

    private boolean isDue(PortfolioState state, String name, long now) {
        long last = readAt.getOrDefault(name, 0L);
        boolean closedSince = state.strategy(name).payments().tradedUntil() >= last;
        boolean newHour = last < now - now % HOUR_MILLIS + PaymentBooking.DEVIATION_MILLIS;
        return closedSince || newHour || now - last >= READ_INTERVAL_MILLIS;
    }

    /** Of the netted position: what the venue has beyond the books is the owner's, and so is its part of a payment. */
    private static BigDecimal share(PortfolioState state, String name, Snapshot read) {
        Optional<Holding> held = state.books().holding(name);
        BigDecimal has = read.quantities().getOrDefault(name, BigDecimal.ZERO);
        return held.filter(ours -> has.compareTo(ours.quantity()) > 0)
                .map(ours -> ours.quantity().divide(has, MathContext.DECIMAL128))
                .orElse(BigDecimal.ONE);
    }

    private PortfolioState closed(PortfolioState state, String name, BigDecimal missing, boolean byHand) {
        Optional<Long> from = OutsideClosings.from(state, name);
        if (from.isEmpty()) {
            return state;
        }
        Symbol symbol = config.symbol(name);
        List<VenueFill> executions = broker.fillsSince(symbol, from.get());
        BigDecimal multiplier = broker.instrument(symbol).filters().multiplier();
        return OutsideClosings.apply(state, config.strategy(name), executions, missing, byHand, multiplier);
    }
}
