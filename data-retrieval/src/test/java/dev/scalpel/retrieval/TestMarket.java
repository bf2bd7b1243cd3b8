package dev.scalpel.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small exchange with two pairs whose trading began three days before {@link #OPENING}. */
public final class TestMarket implements AutoCloseable {

    public static final Symbol BTC = Symbol.parse("BTC/USDT");
    static final Symbol ETH = Symbol.parse("ETH/USDT");
    public static final Instant OPENING = Instant.parse("2026-06-01T12:00:00Z");
    static final long FIRST = Minutes.plus(OPENING.toEpochMilli(), -3 * Minutes.PER_DAY);

    public final SettableClock clock = new SettableClock(OPENING.plusSeconds(2));
    public final LocalExchange exchange;
    private final Map<Symbol, BarSeries> bars;

    public TestMarket() {
        bars = SyntheticMarket.generate(
                MarketSpec.of(List.of(BTC, ETH), FIRST, 5, 11).withMissingShare(0.002));
        exchange = LocalExchange.start(
                clock,
                bars.entrySet().stream()
                        .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                        .toList());
    }

    /** What the exchange lists: minutes without trades are missing. */
    BarSeries listed(Symbol symbol) {
        return bars.get(symbol);
    }

    /** What the store must hold when the minute before {@code end} is its last: minutes without trade filled in. */
    BarSeries expected(Symbol symbol, long end) {
        BarSeries listed = bars.get(symbol).between(FIRST, end);
        BarSeries.Builder filled = new BarSeries.Builder(listed.size());
        int row = 0;
        for (long minute = listed.firstOpenTime(); minute < end; minute = Minutes.plus(minute, 1)) {
            boolean there = row < listed.size() && listed.openTime(row) == minute;
            filled.add(there ? listed.bar(row) : Bar.quiet(minute, listed.close(row - 1)));
            row += there ? 1 : 0;
        }
        return filled.build();
    }

    /** Names the first bar that differs: a dump of two long series would not help. */
    static void assertSame(BarSeries actual, BarSeries expected) {
        for (int row = 0; row < Math.min(actual.size(), expected.size()); row++) {
            assertThat(actual.bar(row)).isEqualTo(expected.bar(row));
        }
        assertThat(actual.size()).isEqualTo(expected.size());
    }

    /** The settings of a bot that uses this exchange. */
    String yaml() {
        return "symbols: {BTC/USDT: 0.4, ETH/USDT: 0.4}\n"
                + "retrieval: {historyDays: 60}\n"
                + "venueConnection: {address: \"" + exchange.uri() + "\"}\n";
    }

    @Override
    public void close() {
        exchange.close();
    }
}
