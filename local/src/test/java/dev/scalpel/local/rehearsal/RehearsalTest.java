package dev.scalpel.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");
    private static final Map<Symbol, BarSeries> BARS =
            SyntheticMarket.generate(MarketSpec.of(List.of(Symbol.parse("BTC/USDT")), FIRST.toEpochMilli(), 1, 3));

    private final SettableClock wall = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));

    @Test
    void theExchangesClockRunsFasterThanTheSystemClock() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.start(0, BARS, FIRST.plusSeconds(600), 60, wall)) {
            wall.advance(Duration.ofSeconds(10));
            assertThat(rehearsal.now()).isEqualTo(FIRST.plusSeconds(1_200));
            assertThat(get(rehearsal.uri(), "/api/v3/time"))
                    .isEqualTo("{\"serverTime\":" + FIRST.plusSeconds(1_200).toEpochMilli() + "}");
        }
    }

    @Test
    void isOverWhenTheLastBarIs() {
        try (Rehearsal rehearsal = Rehearsal.start(0, BARS, FIRST, 60, wall)) {
            assertThat(rehearsal.end()).isEqualTo(FIRST.plus(Duration.ofDays(1)));
            assertThat(rehearsal.isOver()).isFalse();
            wall.advance(Duration.ofMinutes(24));
            assertThat(rehearsal.isOver()).isTrue();
        }
    }

    @Test
    void rejectsAStartAfterTheEndOfTheBars() {
        assertThatThrownBy(() -> Rehearsal.start(0, BARS, FIRST.plus(Duration.ofDays(2)), 1, wall))
                .hasMessageContaining("the bars end at 2026-06-02T00:00:00Z");
    }

    private static String get(URI address, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
