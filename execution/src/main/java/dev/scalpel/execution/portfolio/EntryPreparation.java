package dev.scalpel.execution.portfolio;

import dev.scalpel.portfolio.round.Refusal;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.signals.Outcome;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the venue must confirm before anything is opened where positions are netted: that nothing is left that an order could add
 * to or turn, and on margin that the account trades the instrument one-way, isolated and with the leverage of the settings.
 */
final class EntryPreparation {

    /** A position of ours that has been closed may be reported for a while; one that stays is somebody else's. */
    private static final long MAX_LAG_MILLIS = 120_000;

    private static final long MILLIS_PER_MINUTE = 60_000;

    private final PortfolioConfig config;
    private final Broker broker;
    private final PortfolioAccount account;

    EntryPreparation(PortfolioConfig config, Broker broker, PortfolioAccount account) {
        this.config = config;
        this.broker = broker;
        this.account = account;
    }

    /**
     * @param waiting whether a position is still reported: nothing is opened until it is gone
     * @param notes why entries were given up
     */
    record Prepared(PortfolioState state, boolean waiting, List<String> notes) {}

    Prepared prepare(PortfolioState state) {
        if (broker.capabilities().holding() != Holding.NETTED) {
            return new Prepared(state, false, List.of());
        }
        PortfolioState known = state;
        boolean waiting = false;
        List<String> notes = new ArrayList<>();
        for (String name : Openings.of(state)) {
            Optional<String> obstacle = Optional.empty();
            if (!account.isFlat(name)) {
                long since = state.roundMinute() * MILLIS_PER_MINUTE;
                if (broker.venueMillis() - since < MAX_LAG_MILLIS) {
                    waiting = true;
                    continue;
                }
                obstacle = Optional.of("the account has a position in " + config.symbol(name)
                        + " that this portfolio did not open: nothing is opened there");
            } else if (broker.capabilities().margin()) {
                obstacle = marginObstacle(name);
            }
            if (obstacle.isPresent()) {
                notes.add(name + ": " + obstacle.get());
                known = Refusal.ended(known, name, Outcome.FAILED, broker.venueMillis());
            }
        }
        return new Prepared(known, waiting, notes);
    }

    private Optional<String> marginObstacle(String name) {
        try {
            broker.prepareMargin(config.symbol(name), config.leverage());
            return Optional.empty();
        } catch (VenueException refused) {
            if (refused.kind() != VenueException.Kind.REJECTED) {
                throw refused;
            }
            return Optional.of(config.symbol(name) + " is not traded one-way, isolated and with leverage "
                    + config.leverage() + ": " + refused.getMessage());
        }
    }
}
