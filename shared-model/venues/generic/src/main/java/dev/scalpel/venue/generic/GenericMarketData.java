package dev.scalpel.venue.generic;

import dev.scalpel.venue.VenueHttp;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.TradeReader;
import dev.scalpel.venue.xchange.RecentTrades;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchange.Exchange;

/** What XChange offers for every venue: the newest trades, of which bars are built, and the instruments. */
final class GenericMarketData implements MarketDataVenue {

    /** The header has whole seconds. */
    private static final long HALF_A_SECOND = 500;

    private final Exchange exchange;
    private final VenueHttp http;
    private final TradeReader trades;
    private final InstrumentReader instruments;

    GenericMarketData(String venue, Exchange exchange, VenueHttp http, Clock clock) {
        this.exchange = exchange;
        this.http = http;
        trades = RecentTrades.of(exchange, clock);
        instruments = new GenericInstruments(venue, exchange);
    }

    /** Its modules that have candles page them each in its own way, or not at all. */
    @Override
    public Optional<KlineReader> klines() {
        return Optional.empty();
    }

    @Override
    public TradeReader trades() {
        return trades;
    }

    @Override
    public Optional<InstrumentReader> instruments() {
        return Optional.of(instruments);
    }

    /** XChange has no such call: the header {@code Date} of any response has the time. */
    @Override
    public Instant serverTime() throws IOException {
        String date = http.get("/", Map.of())
                .header("Date")
                .orElseThrow(() -> new IOException(
                        "the response of " + exchange.getExchangeSpecification().getExchangeName()
                                + " has no header Date, and XChange offers no other clock"));
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date))
                    .plusMillis(HALF_A_SECOND);
        } catch (DateTimeException unreadable) {
            throw new IOException("the header Date is no date: " + date, unreadable);
        }
    }
}
