package dev.scalpel.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.funding.StoredPrices;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.PriceReader;
import dev.scalpel.venue.market.PriceRow;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceFillTest {

    private static final InstrumentId BTC = new InstrumentId("binance-usdm", Symbol.parse("BTC/USDT"));
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final long MIDNIGHT = DAY.toEpochDay() * Minutes.PER_DAY * Minutes.MILLIS;

    private final StoredPrices store = new StoredPrices(new MemoryStore(), PriceSeries.PREMIUM);
    private final Venue venue = new Venue();
    private final List<String> rejected = new ArrayList<>();

    @Test
    void everyMinuteIsReadPageByPageAcrossMidnight() {
        fill(-3, 9);
        assertThat(venue.requests).containsExactly("-3+5", "2+5", "7+2");
        assertThat(minutes(DAY.minusDays(1))).containsExactly(-3L, -2L, -1L);
        assertThat(minutes(DAY)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void whatIsStoredIsNotRequestedAgain() {
        fill(0, 7);
        venue.requests.clear();
        fill(0, 7);
        assertThat(venue.requests).isEmpty();
        fill(-1, 9);
        assertThat(venue.requests).containsExactly("-1+5", "7+2");
    }

    /** A venue answers what it likes. */
    @Test
    void rowsOutsideOfTheRequestAndRepeatedOnesAreLeftOut() {
        venue.more = List.of(row(2, 0.9), row(50, 0.001), row(-50, 0.001));
        fill(0, 3);
        assertThat(minutes(DAY)).containsExactly(0L, 1L, 2L);
        assertThat(store.read(BTC, DAY)).extracting(PriceBar::close).containsOnly(0.0001);
    }

    @Test
    void aRowThatIsNoMinuteOfTheSeriesIsNamedAndTheOthersAreStored() {
        venue.wrong = Optional.of(1L);
        fill(0, 3);
        assertThat(minutes(DAY)).containsExactly(0L, 2L);
        assertThat(rejected)
                .containsExactly("premium 2026-11-20T00:01:00Z: a premium must be a share between -1 and 1: 2.0");
    }

    @Test
    void aMinuteThatTheVenueDoesNotHaveEndsNothing() {
        venue.from = MIDNIGHT + 7 * Minutes.MILLIS;
        fill(0, 9);
        assertThat(venue.requests).containsExactly("0+5", "5+4");
        assertThat(minutes(DAY)).containsExactly(7L, 8L);
    }

    @Test
    void whatWasReadBeforeAFailureIsStoredAndTheNextCallContinuesThere() {
        venue.failsFrom = Optional.of(5L);
        assertThatThrownBy(() -> fill(0, 9))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("the premium of BTC/USDT");
        assertThat(minutes(DAY)).hasSize(5);
        venue.failsFrom = Optional.empty();
        venue.requests.clear();
        fill(0, 9);
        assertThat(venue.requests).containsExactly("5+4");
        assertThat(minutes(DAY)).hasSize(9);
    }

    private void fill(long from, long end) {
        new PriceFill(new VenueErrors("binance-usdm", failure -> Optional.empty()), venue, PriceSeries.PREMIUM, store)
                .fill(BTC, at(from), at(end), rejected::add);
    }

    private List<Long> minutes(LocalDate day) {
        return store.read(BTC, day).stream()
                .map(bar -> Minutes.between(MIDNIGHT, bar.time()))
                .toList();
    }

    private static long at(long minute) {
        return Minutes.plus(MIDNIGHT, minute);
    }

    private static PriceRow row(long minute, double value) {
        return new PriceRow(at(minute), value, value, value, value);
    }

    /** Has a premium of a basis point in each minute, five a page. */
    private static final class Venue implements PriceReader {

        private final List<String> requests = new ArrayList<>();
        private List<PriceRow> more = List.of();
        private Optional<Long> wrong = Optional.empty();
        private Optional<Long> failsFrom = Optional.empty();
        private long from = Long.MIN_VALUE;

        @Override
        public int pageSize() {
            return 5;
        }

        @Override
        public List<PriceRow> read(PriceSeries series, Symbol symbol, long fromMinute, int minutes) throws IOException {
            long first = Minutes.between(MIDNIGHT, fromMinute);
            requests.add(first + "+" + minutes);
            if (failsFrom.isPresent() && first >= failsFrom.get()) {
                throw new IOException("the line is down");
            }
            List<PriceRow> rows = new ArrayList<>();
            for (long minute = first; minute < first + minutes; minute++) {
                if (at(minute) >= from) {
                    rows.add(row(minute, wrong.equals(Optional.of(minute)) ? 2 : 0.0001));
                }
            }
            rows.addAll(more);
            return rows;
        }
    }
}
