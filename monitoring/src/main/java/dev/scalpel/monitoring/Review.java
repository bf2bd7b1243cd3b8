package dev.scalpel.monitoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.OpeningEquity;
import dev.scalpel.monitoring.records.RecordsReader;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.StoredChampionHistory;
import dev.scalpel.monitoring.report.MetricsJson;
import dev.scalpel.monitoring.report.ReportPage;
import dev.scalpel.monitoring.report.ReviewMail;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.notice.Notice;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.VenueFilters;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at a period: reads its books, computes its figures, tells them as page, document and mail. Writes nothing. */
public final class Review {

    private final Settings settings;
    private final RecordsReader books;
    private final ReviewContextReader contexts;
    private final InstrumentStore instruments;

    public Review(Settings settings, ObjectStore store) {
        this.settings = settings;
        books = new RecordsReader(
                store, settings.venue(), new StoredChampionHistory(store, settings.referenceSymbol()));
        contexts = new ReviewContextReader(settings, store);
        instruments = new InstrumentStore(store, settings.venue());
    }

    /** A finished review, ready to be written in any of its forms. */
    public record Told(AccountReview review, ReviewContext context) {

        /** One HTML file that needs no network. */
        public String page() {
            return ReportPage.of(review, context);
        }

        /** @param metrics the file beside the page with the same figures */
        String page(Optional<String> metrics) {
            return ReportPage.of(review, context, metrics);
        }

        public ObjectNode metrics() {
            return MetricsJson.of(review, context);
        }

        Notice mail(String week, String place) {
            return ReviewMail.of(review, context, week, place);
        }
    }

    /** Any period, at the time {@code now}. */
    public Told of(ReviewPeriod period, Instant now) {
        return of(period, false, now, List.of());
    }

    /** Where the rules cannot be read the context says so, and the review is made without them. */
    private VenueFilters filters(Symbol symbol, ReviewPeriod period) {
        try {
            return instruments.rules(symbol, period.to()).filters();
        } catch (StoreException unreadable) {
            return VenueFilters.UNKNOWN;
        }
    }

    Told of(ReviewPeriod period, boolean weekly, Instant now, List<LearningResult> lessons) {
        Costs costs = settings.costs().forTrading();
        double capital = settings.execution().paperCapital().doubleValue();
        List<SymbolReview> symbols = settings.symbols().symbols().parallelStream()
                .map(symbol ->
                        SymbolReview.of(books.read(symbol, period, capital, now), costs, filters(symbol, period)))
                .toList();
        double start = OpeningEquity.of(
                contexts.rollUp(),
                AccountReview.summed(symbols).stream().map(SymbolReview::book).toList(),
                capital);
        return new Told(AccountReview.of(period, symbols, start), contexts.read(period, weekly, now, lessons));
    }
}
