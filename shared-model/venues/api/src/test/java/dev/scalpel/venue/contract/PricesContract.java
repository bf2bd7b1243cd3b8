package dev.scalpel.venue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.HttpRetryGuard;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.market.PriceReader;
import dev.scalpel.venue.market.PriceRow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an adapter of perpetuals must do with mark prices and premium indices. Its test extends it with the venue's stand-in. */
public abstract class PricesContract {

    private static final Symbol UNLISTED = Symbol.parse("NOSUCHCOIN/USDT");

    private final VenueStandIn venue;
    private final PriceReader prices;

    protected PricesContract(VenueStandIn venue) {
        HttpRetryGuard.disableRetries();
        this.venue = venue;
        prices = ContractBrokers.market(venue).prices().orElseThrow();
    }

    @AfterEach
    void close() {
        venue.close();
    }

    /** A stand-in's mark price is its last price, unless a test sets a premium. */
    @ParameterizedTest
    @CsvSource({"-5, 4", "-5, 1", "-9, 9"})
    void theMinutesAreThoseOfTheRequestOldestFirst(int first, int minutes) throws Exception {
        long from = Minutes.plus(Minutes.floor(venue.clock().instant()), first);

        List<PriceRow> rows = read(PriceSeries.MARK, from, minutes);

        assertThat(rows.stream().map(row -> row.toBar(PriceSeries.MARK)))
                .isEqualTo(venue.closedBars().stream()
                        .filter(bar -> bar.openTime() >= from && bar.openTime() < Minutes.plus(from, minutes))
                        .map(bar -> new PriceBar(bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close()))
                        .toList())
                .isNotEmpty();
        assertThat(read(PriceSeries.PREMIUM, from, minutes))
                .extracting(PriceRow::time)
                .isEqualTo(rows.stream().map(PriceRow::time).toList());
    }

    @Test
    void beforeTheListingThereAreNone() throws Exception {
        long from = Minutes.plus(venue.closedBars().get(0).openTime(), -50);
        assertThat(read(PriceSeries.MARK, from, 50)).isEmpty();
        assertThat(read(PriceSeries.MARK, from, 51)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED_RESPONSE", "UNAVAILABLE", "RATE_LIMITED", "REGION_REFUSED"})
    void eachFaultHasItsKind(VenueFault fault) throws Exception {
        long from = venue.closedBars().get(0).openTime();
        for (PriceSeries series : PriceSeries.values()) {
            venue.failNext(fault);
            assertThat(failure(venue.symbol(), series, from).kind()).isEqualTo(fault.kind());
            assertThat(read(series, from, 5)).isNotEmpty();
        }
    }

    @Test
    void anInstrumentThatIsNotListedIsSaidToBe() {
        long from = venue.closedBars().get(0).openTime();
        assertThat(failure(UNLISTED, PriceSeries.MARK, from).kind()).isEqualTo(Kind.NOT_LISTED);
        assertThat(failure(UNLISTED, PriceSeries.PREMIUM, from).kind()).isEqualTo(Kind.NOT_LISTED);
    }

    private List<PriceRow> read(PriceSeries series, long from, int minutes) throws Exception {
        return prices.read(series, venue.symbol(), from, minutes);
    }

    private VenueException failure(Symbol symbol, PriceSeries series, long from) {
        Exception failure = catchException(() -> prices.read(series, symbol, from, 5));
        assertThat(failure).as("a failure").isNotNull();
        return venue.adapter().errors().explain("something", failure);
    }
}
