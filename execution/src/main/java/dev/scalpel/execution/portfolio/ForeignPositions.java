package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.venue.VenueTimeSync;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for positions that a portfolio did not open, where positions are netted: the owner's by hand, or one that an order of ours has
 * opened beside the books. They are never traded; entries wait for them in {@link EntryPreparation}. Each look reports what is there:
 * the notices decide how often its owner reads of it, because they know what other processes have sent.
 */
final class ForeignPositions {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(ForeignPositions.class);

    private final PortfolioConfig config;
    private final Broker broker;
    private final VenueTimeSync time;

    /** An optimisation only: another process looks once more. */
    private volatile Instant last = Instant.EPOCH;

    ForeignPositions(PortfolioConfig config, Broker broker, VenueTimeSync time) {
        this.config = config;
        this.broker = broker;
        this.time = time;
    }

    /**
     * Looks every five minutes. While the venue's reads may lag behind fills of ours nothing is looked at. A read that fails fails
     * nothing else: it is in the venue's status, and is tried again.
     */
    List<ForeignPosition> look(PortfolioState state, Instant now) {
        boolean due = broker.capabilities().holding() == dev.scalpel.venue.trading.Holding.NETTED
                && Duration.between(last, now).compareTo(LOOK_EVERY) >= 0
                && !state.isAmbiguous();
        if (!due) {
            return List.of();
        }
        try {
            time.synchronise(now);
            if (AccountComparison.mayLag(state, broker.venueMillis())) {
                return List.of();
            }
            last = now;
            return positions(state);
        } catch (VenueException | VenueRateLimitedException failure) {
            LOG.info("positions of portfolio {} were not read: {}", config.name(), failure.getMessage());
            last = now;
            return List.of();
        }
    }

    private List<ForeignPosition> positions(PortfolioState state) {
        List<ForeignPosition> found = new ArrayList<>();
        for (String name : config.strategies().keySet()) {
            Symbol symbol = config.symbol(name);
            BigDecimal others = others(state, name, broker.netQuantity(symbol));
            if (others.signum() != 0) {
                boolean oursToo = state.books().holding(name).isPresent();
                found.add(new ForeignPosition(symbol, others, text(symbol, others, oursToo)));
            }
        }
        return found;
    }

    private String text(Symbol symbol, BigDecimal others, boolean oursToo) {
        return "the account has a position of " + others.stripTrailingZeros().toPlainString() + " " + symbol
                + " beside the books of portfolio " + config.name() + ". It is not traded, and "
                + (oursToo
                        ? "is yours; close it at the venue"
                        : "nothing is opened there until you have closed it at the venue");
    }

    /** What is missing of ours, or turned, the account's comparison finds. */
    private static BigDecimal others(PortfolioState state, String name, BigDecimal net) {
        BigDecimal ours =
                state.books().holding(name).map(ForeignPositions::signed).orElse(BigDecimal.ZERO);
        boolean beyond = ours.signum() == 0
                || (net.signum() == ours.signum() && net.abs().compareTo(ours.abs()) > 0);
        return beyond ? net.subtract(ours) : BigDecimal.ZERO;
    }

    private static BigDecimal signed(Holding held) {
        return held.quantity().multiply(BigDecimal.valueOf(held.side().sign()));
    }
}
