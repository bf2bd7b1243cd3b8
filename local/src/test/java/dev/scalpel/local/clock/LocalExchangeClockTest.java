package dev.scalpel.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.scalpel.local.rehearsal.Dialect;
import dev.scalpel.local.rehearsal.Rehearsal;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalExchangeClockTest {

    private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");

    private static Map<Symbol, BarSeries> bars(Dialect dialect) {
        String symbol = dialect == Dialect.TRADOVATE ? "ES/USD" : "BTC/USDT";
        return SyntheticMarket.generate(MarketSpec.of(List.of(Symbol.parse(symbol)), FIRST.toEpochMilli(), 1, 3));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyStandInNamesItsTimeToTheMillisecond(Dialect dialect) {
        SettableClock time = new SettableClock(FIRST.plusMillis(600_123));
        try (Rehearsal rehearsal = Rehearsal.start(dialect, 0, bars(dialect), time)) {
            LocalExchangeClock clock = new LocalExchangeClock(rehearsal.uri().toString());
            assertThat(clock.instant()).isEqualTo(FIRST.plusMillis(600_123));
            time.advance(Duration.ofMillis(61_004));
            assertThat(clock.instant()).isEqualTo(FIRST.plusMillis(661_127));
        }
    }

    @Test
    void anotherServerIsNamedAsSuch() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try {
            String address = "http://127.0.0.1:" + other.getAddress().getPort();
            assertThatThrownBy(() -> new LocalExchangeClock(address).instant())
                    .isInstanceOf(LocalExchangeUnreachableException.class)
                    .hasMessageContaining(address)
                    .hasMessageContaining("is no local exchange");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void anAddressWhereNothingListensIsNamedAsSuch() {
        String address;
        SettableClock time = new SettableClock(FIRST);
        try (Rehearsal rehearsal = Rehearsal.start(0, bars(Dialect.BINANCE), time)) {
            address = rehearsal.uri().toString();
        }
        assertThatThrownBy(() -> new LocalExchangeClock(address).instant())
                .isInstanceOf(LocalExchangeUnreachableException.class)
                .hasMessageContaining("nothing listens there");
    }
}
