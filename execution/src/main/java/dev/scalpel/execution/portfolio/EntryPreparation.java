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
import java.util.Set;
import java.util.TreeSet;

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
     * @param waiting strategies in whose instrument a position is still reported: they open nothing until it is gone
     * @param notes why entries were given up
     */
    record Prepared(PortfolioState state, Set<String> waiting, List<String> notes) {}

    Prepared prepare(PortfolioState state) {
        if (broker.capabilities().holding() != Holding.NETTED) {
            return new Prepared(state, Set.of(), List.of());
        }
        PortfolioState known = state;
        Set<String> waiting = new TreeSet<>();
        List<String> notes = new ArrayList<>();
        for (String name : Openings.of(state)) {
            if (account.isFlat(name)) {
                Optional<String> obstacle = broker.capabilities().margin() ? marginObstacle(name) : Optional.empty();
                if (obstacle.isPresent()) {
                    notes.add(name + ": " + obstacle.get());
                    known = Refusal.ended(known, name, Outcome.FAILED, obstacle.get(), broker.venueMillis());
                }
            } else if (broker.venueMillis() - state.roundMinute() * MILLIS_PER_MINUTE < MAX_LAG_MILLIS) {
                waiting.add(name);
            } else {
                String foreign = "the account has a position in " + config.symbol(name)
                        + " that this portfolio did not open, so nothing is opened there";
                notes.add(name + ": " + foreign);
                known = Refusal.ended(known, name, Outcome.FAILED, foreign, broker.venueMillis());
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
