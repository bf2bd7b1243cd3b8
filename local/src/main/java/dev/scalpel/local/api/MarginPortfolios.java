package dev.scalpel.local.api;

import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import java.time.Instant;

/** Which portfolios can hold short positions, by the stored rules of their venues. */
final class MarginPortfolios {

    private MarginPortfolios() {}

    static boolean contains(Settings settings, Settings.Portfolio portfolio, ObjectStore store, Instant now) {
        return new PaperPortfolio(settings, portfolio)
                .margin(new InstrumentStore(store, settings.venueOf(portfolio)).read(), now);
    }
}
