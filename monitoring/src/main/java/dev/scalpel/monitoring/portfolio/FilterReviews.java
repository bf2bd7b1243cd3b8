package dev.scalpel.monitoring.portfolio;

import dev.scalpel.costs.LastKnownCosts;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.portfolio.evidence.FilterReview;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.paper.StoredPaperMarkets;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.store.ObjectStore;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Reviews the filter of each strategy that has one, and stores the verdicts. One that fails leaves its former verdict in force. */
public final class FilterReviews {

    private final Settings settings;
    private final FilterReview review;
    private final FilterStandings standings;
    private final Repositories repositories;
    private final ObjectStore store;

    public FilterReviews(Settings settings, ObjectStore store, Repositories repositories) {
        this.settings = settings;
        this.store = store;
        this.repositories = repositories;
        review = new FilterReview(settings, new StoredPortfolioLog(store));
        standings = new FilterStandings(store);
    }

    /**
     * @param deadline after which no further review begins
     * @param failures called with the name of a review that failed
     */
    public void run(
            ReviewPeriod period, Instant now, Deadline deadline, BiConsumer<String, RuntimeException> failures) {
        for (Portfolio portfolio : settings.portfolios().values()) {
            for (PortfolioStrategy strategy : portfolio.strategies()) {
                if (strategy.filter() == EntryFilter.MODEL) {
                    String name = "filter-" + portfolio.name() + "-" + strategy.name();
                    try {
                        run(portfolio, strategy, period, now, deadline);
                    } catch (RuntimeException failed) {
                        failures.accept(name, failed);
                    }
                }
            }
        }
    }

    private void run(
            Portfolio portfolio, PortfolioStrategy strategy, ReviewPeriod period, Instant now, Deadline deadline) {
        if (deadline.passed()) {
            throw new IllegalStateException("no time was left to review the filter; its former verdict stays");
        }
        LastKnownCosts costs = new LastKnownCosts(settings, repositories.costs());
        StoredPaperMarkets markets = new StoredPaperMarkets(
                repositories.bars(),
                new SimulationCosts(repositories.funding(), new SimulationMargin(settings, repositories.margins())),
                new InstrumentStore(store, settings.venueOf(portfolio)),
                instrument -> costs.at(now).of(instrument),
                new PaperPortfolio(settings, portfolio));
        standings.add(portfolio.name(), strategy.name(), review.of(portfolio, strategy, markets, period.to(), now));
    }
}
