package dev.scalpel.simulation;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.risk.RiskChecks;
import java.util.Optional;

/**
 * An entry that a trader has decided on: it takes at the open of its minute, or rests in the book as a quote.
 *
 * @param quote empty if it takes
 */
record WaitingEntry(PendingEntry entry, Optional<RestingQuote> quote) {

    /** What a bar made of it. */
    sealed interface Step permits Waits, Fills, Lapses {}

    /** It waits on, perhaps at another price. */
    record Waits(WaitingEntry next) implements Step {}

    /** @param rested whether it filled while it rested, so that it pays the maker fee */
    record Fills(PendingEntry entry, double price, boolean rested) implements Step {}

    record Lapses(PendingEntry entry, StandAside reason) implements Step {}

    /** Applies a bar, which may be earlier than the entry's minute. */
    Step after(
            SimulationSettings settings,
            PriceTicks ticks,
            long openTime,
            double open,
            double high,
            double low,
            double close) {
        if (openTime < entry.dueTime()) {
            return new Waits(this);
        }
        if (quote.isEmpty()) {
            return taken(settings, openTime, open);
        }
        MakerEntry terms = settings.maker()
                .orElseThrow(() -> new IllegalStateException("a quote rests, but the settings let entries take"));
        RestingQuote resting = quote.get();
        RestingQuote.Step step = resting.after(terms, entry.basis().side(), ticks, openTime, high, low, close);
        return switch (step.outcome()) {
            case FILLED -> new Fills(entry, resting.limit(), true);
            case RESTS -> new Waits(new WaitingEntry(entry, Optional.of(step.quote())));
            case LAPSED -> new Lapses(entry, StandAside.because(StandAsideReason.LAPSED));
            // The minute in which it takes may be this one already, where the quote's last one is absent.
            case CROSSES -> crossing(resting).after(settings, ticks, openTime, open, high, low, close);
        };
    }

    private WaitingEntry crossing(RestingQuote resting) {
        return new WaitingEntry(entry.withDueTime(Minutes.plus(resting.lastMinute(), 1)), Optional.empty());
    }

    /** Rule 1. */
    private Step taken(SimulationSettings settings, long openTime, double open) {
        Optional<StandAside> standAside = openTime > entry.dueTime()
                ? Optional.of(StandAside.because(StandAsideReason.LAPSED))
                : RiskChecks.priceMoved(settings.limits(), entry.decisionClose(), open);
        if (standAside.isPresent()) {
            return new Lapses(entry, standAside.get());
        }
        double multiplier = settings.filters().multiplier().doubleValue();
        double notional = entry.quantity().doubleValue() * multiplier * open;
        return new Fills(entry, FillRules.entryPrice(entry.basis().side(), open, settings.costs(), notional), false);
    }
}
