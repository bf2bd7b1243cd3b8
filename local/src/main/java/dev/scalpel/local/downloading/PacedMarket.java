package dev.scalpel.local.downloading;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.FundingReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.PriceReader;
import dev.scalpel.venue.market.PriceRow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A venue of which history is read slowly: venues count requests by address, and a bot that trades from the same address needs most of
 * what they allow.
 *
 * @param pause before each request for history
 */
record PacedMarket(MarketDataVenue market, Runnable pause) implements MarketDataVenue {

    @Override
    public Optional<KlineReader> klines() {
        return market.klines().map(reader -> new KlineReader() {
            @Override
            public int pageSize() {
                return reader.pageSize();
            }

            @Override
            public List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException {
                pause.run();
                return reader.read(symbol, fromMinute, rows);
            }
        });
    }

    @Override
    public Optional<FundingReader> funding() {
        return market.funding().map(reader -> new FundingReader() {
            @Override
            public int pageSize() {
                return reader.pageSize();
            }

            @Override
            public List<FundingRate> read(Symbol symbol, long fromMillis, int rows) throws IOException {
                pause.run();
                return reader.read(symbol, fromMillis, rows);
            }
        });
    }

    @Override
    public Optional<PriceReader> prices() {
        return market.prices().map(reader -> new PriceReader() {
            @Override
            public int pageSize() {
                return reader.pageSize();
            }

            @Override
            public List<PriceRow> read(PriceSeries series, Symbol symbol, long fromMinute, int minutes)
                    throws IOException {
                pause.run();
                return reader.read(series, symbol, fromMinute, minutes);
            }
        });
    }

    @Override
    public Optional<InstrumentReader> instruments() {
        return market.instruments();
    }

    @Override
    public Instant serverTime() throws IOException {
        return market.serverTime();
    }
}
