package dev.scalpel.venue.databento;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.futures.ContractChoice;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.trading.futures.FuturesRoot;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

/** The market half: bars, and the futures that are known, for portfolios on paper. */
record DatabentoMarketData(DatabentoBars bars, Clock clock) implements MarketDataVenue {

    @Override
    public Optional<KlineReader> klines() {
        return Optional.of(bars);
    }

    @Override
    public Optional<InstrumentReader> instruments() {
        return Optional.of(this::instrument);
    }

    /** By the exchanges' rules: nothing is traded here. */
    private VenueInstrument instrument(Symbol symbol) {
        FuturesRoot root = FuturesName.parse(symbol.base(), ContractChoice.tradingDay(clock.instant()))
                .root();
        TradingSession session = TradingSession.CME_FUTURES;
        return new VenueInstrument(
                new Instrument(
                        new InstrumentId(DatabentoAdapter.NAME, symbol),
                        InstrumentKind.FUTURE,
                        root.symbol().quote(),
                        root.filters(),
                        session,
                        true,
                        Optional.empty()),
                session.isOpen(clock.instant()) ? MarketStatus.OPEN : MarketStatus.CLOSED,
                EnumSet.allOf(OrderKind.class),
                true,
                false);
    }

    @Override
    public Instant serverTime() throws IOException {
        return bars.serverTime();
    }
}
