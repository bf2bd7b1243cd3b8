package dev.scalpel.local.api;

import dev.scalpel.instruments.InstrumentDocument;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.PositionSide;
import java.time.Instant;

/** Which portfolios can hold short positions. */
public final class MarginPortfolios {

    private MarginPortfolios() {}

    /** Whether the stored rules of every instrument of a portfolio allow it. */
    public static boolean contains(Settings settings, Settings.Portfolio portfolio, ObjectStore store, Instant now) {
        String venue = settings.venueOf(portfolio);
        InstrumentDocument rules = new InstrumentStore(store, venue).read();
        return portfolio.strategies().stream()
                .allMatch(each -> rules.sides(each.instrument(), now).contains(PositionSide.SHORT));
    }
}
