package dev.scalpel.monitoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.learning.Lesson;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.AccountStart;
import dev.scalpel.monitoring.records.BookReader;
import dev.scalpel.monitoring.records.Period;
import dev.scalpel.monitoring.records.StoredChampions;
import dev.scalpel.monitoring.report.Metrics;
import dev.scalpel.monitoring.report.Page;
import dev.scalpel.monitoring.report.ReviewMail;
import dev.scalpel.monitoring.report.summary.Context;
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
    private final BookReader books;
    private final ContextReader contexts;
    private final InstrumentStore instruments;

    public Review(Settings settings, ObjectStore store) {
        this.settings = settings;
        books = new BookReader(store, settings.venue(), new StoredChampions(store, settings.referenceSymbol()));
        contexts = new ContextReader(settings, store);
        instruments = new InstrumentStore(store, settings.venue());
    }

    /** A finished review, ready to be written in any of its forms. */
    public record Told(AccountReview review, Context context) {

        /** One HTML file that needs no network. */
        public String page() {
            return Page.of(review, context);
        }

        /** @param metrics the file beside the page with the same figures */
        String page(Optional<String> metrics) {
            return Page.of(review, context, metrics);
        }

        public ObjectNode metrics() {
            return Metrics.of(review, context);
        }

        Notice mail(String week, String place) {
            return ReviewMail.of(review, context, week, place);
        }
    }

    /** Any period, at the time {@code now}. */
    public Told of(Period period, Instant now) {
        return of(period, false, now, List.of());
    }

    /** Where the rules cannot be read the context says so, and the review is made without them. */
    private VenueFilters filters(Symbol symbol, Period period) {
        try {
            return instruments.rules(symbol, period.to()).filters();
        } catch (StoreException unreadable) {
            return VenueFilters.FINE;
        }
    }

    Told of(Period period, boolean weekly, Instant now, List<Lesson> lessons) {
        Costs costs = settings.costs().forTrading();
        double capital = settings.execution().paperCapital().doubleValue();
        List<SymbolReview> symbols = settings.symbols().symbols().parallelStream()
                .map(symbol ->
                        SymbolReview.of(books.read(symbol, period, capital, now), costs, filters(symbol, period)))
                .toList();
        double start = AccountStart.of(
                contexts.rollUp(),
                AccountReview.summed(symbols).stream().map(SymbolReview::book).toList(),
                capital);
        return new Told(AccountReview.of(period, symbols, start), contexts.read(period, weekly, now, lessons));
    }
}
