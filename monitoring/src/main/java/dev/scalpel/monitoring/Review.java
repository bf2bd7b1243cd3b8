package dev.scalpel.monitoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.portfolio.PortfolioReader;
import dev.scalpel.monitoring.records.OpeningEquity;
import dev.scalpel.monitoring.records.ReadProblems;
import dev.scalpel.monitoring.records.RecordsReader;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.ShadowReader;
import dev.scalpel.monitoring.records.StoredChampionHistory;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.monitoring.report.MetricsJson;
import dev.scalpel.monitoring.report.ReportPage;
import dev.scalpel.monitoring.report.ReviewMail;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.notice.Notice;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.bars.InvalidBarLog;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.instrument.SessionMinutes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reviews a period: reads its records, computes its metrics, renders page, document and mail. Writes nothing. */
public final class Review {

    private final Settings settings;
    private final RecordsReader recordsReader;
    private final ReviewContextReader contextReader;
    private final InstrumentStore instruments;
    private final MeasuredCosts measured;
    private final SimulationCosts simulated;

    /** @param store of everything that no repository holds */
    public Review(Settings settings, ObjectStore store, Repositories repositories) {
        this.settings = settings;
        recordsReader = new RecordsReader(
                repositories,
                new InvalidBarLog(store),
                new StoredChampionHistory(store, settings.referenceInstrument()));
        instruments = new InstrumentStore(store, settings.venue());
        measured = new MeasuredCosts(settings, repositories.costs());
        simulated = new SimulationCosts(repositories.funding(), new SimulationMargin(settings, repositories.margins()));
        contextReader = new ReviewContextReader(
                settings,
                store,
                repositories.account(),
                new ShadowReader(repositories.shadow()),
                measured,
                PortfolioReader.in(settings, store, repositories));
    }

    /** A finished review, ready to be rendered. */
    public record Result(AccountReview review, ReviewContext context) {

        /** One HTML file that needs no network. */
        public String page() {
            return ReportPage.of(review, context);
        }

        /** @param metricsFile name of the file with the same metrics */
        String page(Optional<String> metricsFile) {
            return ReportPage.of(review, context, metricsFile);
        }

        public ObjectNode metrics() {
            return MetricsJson.of(review, context);
        }

        Notice mail(String week, String location) {
            return ReviewMail.of(review, context, week, location);
        }
    }

    /** Any period, at the time {@code now}. */
    public Result of(ReviewPeriod period, Instant now) {
        return of(period, ReportRequest.ofPeriod(), now, List.of());
    }

    /** If the rules cannot be read, the context reports it and the review does without them. */
    private SimulationRules rules(Symbol symbol, ReviewPeriod period) {
        try {
            return instruments.rules(symbol, period.to());
        } catch (StoreException unreadable) {
            return SimulationRules.UNKNOWN;
        }
    }

    /** If the measurements cannot be read, the context reports it and the review assumes the costs of the settings. */
    private Costs costs(InstrumentId instrument, ReviewPeriod period) {
        try {
            return measured.since(period.from(), period.to()).of(instrument);
        } catch (StoreException unreadable) {
            return settings.costBook().of(instrument);
        }
    }

    /**
     * The review of one instrument. Its trades are simulated again with the funding that was paid and the margin of the account; what
     * cannot be read of them is a problem of the records, and the simulation does without.
     */
    private SymbolReview review(InstrumentId instrument, ReviewPeriod period, double capital, Instant now) {
        SimulationRules rules = rules(instrument.symbol(), period);
        Costs trading = costs(instrument, period);
        SymbolRecords records = recordsReader.read(instrument, period, capital, now);
        Instant from = records.bars().isEmpty()
                ? period.from()
                : Instant.ofEpochMilli(records.bars().firstOpenTime());
        ReadProblems problems = new ReadProblems();
        Costs costs = problems.orElse(
                rules.costs(trading), () -> simulated.of(instrument, rules, trading, from, period.to()));
        return SymbolReview.of(
                records.withProblems(problems.messages()),
                costs,
                rules.filters(),
                settings.execution().makerEntry(),
                new SessionMinutes(rules.session()));
    }

    Result of(ReviewPeriod period, ReportRequest request, Instant now, List<LearningResult> learningResults) {
        double capital = settings.execution().paperCapital().doubleValue();
        // Without a model the instruments of the portfolios are reviewed: their prices and bars.
        List<InstrumentId> reviewed =
                settings.model().trading() ? settings.instruments() : settings.portfolioInstruments();
        List<SymbolReview> symbols = reviewed.parallelStream()
                .map(instrument -> review(instrument, period, capital, now))
                .toList();
        double start = OpeningEquity.of(
                contextReader.rollUp(),
                AccountReview.summed(symbols).stream()
                        .map(SymbolReview::records)
                        .toList(),
                capital);
        return new Result(
                AccountReview.of(period, symbols, start), contextReader.read(period, request, now, learningResults));
    }
}
