package dev.scalpel.benchmarks.training;

import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A made currency pair, with the units of one at OANDA, in any hours. */
final class CurrencyPair {

    static final InstrumentId ID = new InstrumentId("oanda", Symbol.parse("EUR/USD"));
    static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Edge EDGE = new Edge(EdgeKind.REVERSION, 0.3);

    private CurrencyPair() {}

    static BarSeries market(int days, boolean planted) {
        MarketSpec spec = MarketSpec.of(List.of(ID.symbol()), START.toEpochMilli(), days, 5);
        return Objects.requireNonNull(
                SyntheticMarket.generate(planted ? spec.withEdge(EDGE) : spec).get(ID.symbol()));
    }

    static BarSeries within(TradingSession session, BarSeries bars) {
        SessionMinutes hours = new SessionMinutes(session);
        BarSeries.Builder traded = new BarSeries.Builder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            if (hours.includes(bars.openTime(row))) {
                traded.add(bars.bar(row));
            }
        }
        return traded.build();
    }

    static InstrumentRules rules(TradingSession session) {
        VenueFilters units = new VenueFilters(
                new BigDecimal("0.00001"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("100000000"),
                BigDecimal.ZERO);
        return new InstrumentRules(
                new Instrument(ID, InstrumentKind.FX, ID.symbol().quote(), units, session, true, Optional.empty()),
                "OPEN",
                List.of("LIMIT", "STOP_MARKET"));
    }
}
