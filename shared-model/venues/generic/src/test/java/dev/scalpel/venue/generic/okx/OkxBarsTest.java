package dev.scalpel.venue.generic.okx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.generic.Connections;
import dev.scalpel.venue.generic.TapeStandIn.Answer;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OkxBarsTest {

    private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();

    private final OkxStandIn venue = new OkxStandIn();
    private final MarketDataVenue market = venue.adapter().market(Connections.to(venue));
    private final KlineReader bars = market.klines().orElseThrow();

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void theTwoTimesOfARequestAreBothOutside() throws Exception {
        assertThat(bars.read(venue.symbol(), Minutes.plus(NOON, -10), 5)).hasSize(5);
        assertThat(venue.arrivals())
                .containsExactly("/api/v5/market/candles?instId=BTC-USDT&after=" + Minutes.plus(NOON, -5) + "&before="
                        + (Minutes.plus(NOON, -10) - 1) + "&bar=1m&limit=5");
    }

    @Test
    void minutesOlderThanADayComeFromTheHistory() throws Exception {
        List<Kline> before = bars.read(venue.symbol(), Minutes.plus(NOON, -100), 50);
        venue.advance(Duration.ofDays(1));

        assertThat(bars.read(venue.symbol(), Minutes.plus(NOON, -100), 50)).isEqualTo(before);

        assertThat(venue.arrivals()).last().asString().startsWith("/api/v5/market/history-candles?");
    }

    @Test
    void aBarCountsNeitherTradesNorTakers() throws Exception {
        Bar bar = bars.read(venue.symbol(), Minutes.plus(NOON, -3), 1).get(0).toBar();
        assertThat(bar.trades()).isEqualTo(Bar.UNKNOWN_TRADES);
        assertThat(bar.volume()).isPositive();
    }

    @Test
    void beforeThePairWasListedTheDaysSayWhereItBegins() throws Exception {
        long yearBefore = Minutes.plus(NOON, -365L * Minutes.PER_DAY);
        List<Kline> found = bars.read(venue.symbol(), yearBefore, 100);
        assertThat(found.get(0).toBar()).isEqualTo(venue.closedBars().get(0));
        // The empty span, four pages of days, and the day's minutes up to the first that traded.
        assertThat(venue.arrivals()).hasSizeLessThan(15);
    }

    @Test
    void afterTheLastTradeThereIsNothing() throws Exception {
        venue.advance(Duration.ofDays(3));
        assertThat(bars.read(venue.symbol(), Minutes.plus(NOON, 600), 100)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200, 51001, NOT_LISTED",
        "200, 50011, RATE_LIMITED",
        "200, 50061, RATE_LIMITED",
        "429, 50011, RATE_LIMITED",
        "429, 50013, RATE_LIMITED",
        "503, 50001, OUTCOME_UNKNOWN",
        "200, 50001, OUTCOME_UNKNOWN",
        "500, 50026, OUTCOME_UNKNOWN",
        "400, 50102, CLOCK_OFF",
        "400, 51000, REJECTED",
        "200, 51000, REJECTED",
        "401, 50103, KEY_REJECTED"
    })
    void eachErrorHasItsKindWhateverItsStatus(int status, String code, Kind kind) {
        venue.answerNext(OkxStandIn.refused(status, code, "a reason"));
        VenueException failure = failure();
        assertThat(failure.kind()).isEqualTo(kind);
        if (kind != Kind.RATE_LIMITED) {
            assertThat(failure).hasMessageContaining("code " + code + ", a reason");
        }
    }

    @Test
    void anUnknownPairIsSaidToBe() {
        assertThat(Connections.failure(venue.adapter(), () -> bars.read(Symbol.parse("NOSUCHCOIN/USDT"), NOON, 10))
                        .kind())
                .isEqualTo(Kind.NOT_LISTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Just a moment</body></html>",
                "{}",
                "[]",
                "",
                "{\"code\":\"0\",\"msg\":\"\"}",
                "{\"code\":\"0\",\"msg\":\"\",\"data\":[[\"1795176000000\"]]}",
                "{\"code\":\"0\",\"msg\":\"\",\"data\":[[\"1795176000000\",\"x\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\"]]}"
            })
    void aResponseThatCannotBeReadIsAFailure(String body) {
        venue.answerNext(new Answer(200, body));
        assertThat(failure().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"live, OPEN", "suspend, CLOSED", "preopen, CLOSED", "rebase, UNKNOWN"})
    void eachStateOfAPairHasItsMarketStatus(String state, String status) throws Exception {
        venue.answerNext(
                new Answer(200, "{\"code\":\"0\",\"msg\":\"\",\"data\":[" + OkxStandIn.instrument(state) + "]}"));
        assertThat(market.instruments()
                        .orElseThrow()
                        .read(venue.symbol())
                        .status()
                        .name())
                .isEqualTo(status);
    }

    private VenueException failure() {
        return Connections.failure(venue.adapter(), () -> bars.read(venue.symbol(), Minutes.plus(NOON, -10), 5));
    }
}
