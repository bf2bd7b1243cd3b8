package dev.scalpel.venue.generic.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.generic.Connections;
import dev.scalpel.venue.generic.Tape;
import dev.scalpel.venue.generic.Tape.Print;
import dev.scalpel.venue.generic.TapeStandIn.Answer;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import dev.scalpel.venue.market.TradeReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KrakenTradesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int PAGE = KrakenTrades.PAGE_SIZE;

    private final List<KrakenStandIn> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(KrakenStandIn::close);
    }

    @Test
    void anyNumberOfTradesIsReadPageByPage() throws Exception {
        Tape tape = Tape.busy(700, 50_000_000);
        KrakenStandIn venue = opened(tape);
        Instant from = NOON.minusSeconds(300);
        Map<String, PublicTrade> read = new LinkedHashMap<>();
        Instant at = from;
        int pages = 0;
        while (at.isBefore(NOON)) {
            TradePage page = reader(venue).read(venue.symbol(), at, NOON);
            page.trades().forEach(trade -> read.put(trade.id(), trade));
            assertThat(page.completeFrom()).isEqualTo(at);
            assertThat(page.completeTo()).isAfter(at);
            at = page.completeTo();
            pages++;
        }
        List<Print> expected = tape.until(NOON).stream()
                .filter(print -> print.millis() >= from.toEpochMilli())
                .toList();
        assertThat(read.values().stream().map(PublicTrade::id))
                .isEqualTo(expected.stream()
                        .map(print -> Long.toString(print.id()))
                        .toList());
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void aMillisecondMayHaveMoreTradesThanAPage() throws Exception {
        KrakenStandIn venue = opened(Tape.busy(1_300, 3));
        Instant from =
                Instant.ofEpochMilli(venue.closedBars().get(0).openTime()).plusMillis(1_000);

        TradePage page = reader(venue).read(venue.symbol(), from, from.plusSeconds(30));

        assertThat(page.trades().stream().map(PublicTrade::id).distinct()).hasSize(1_300);
        assertThat(page.completeTo()).isEqualTo(from.plusSeconds(30));
        assertThat(venue.arrivals()).hasSize(2);
    }

    /** The next request would begin after them: what is missing must not pass unseen. */
    @Test
    void moreTradesThanAPageOfOneNanosecondAreAFailure() {
        KrakenStandIn venue = opened(Tape.busy(1_300, 0));
        Instant from =
                Instant.ofEpochMilli(venue.closedBars().get(0).openTime()).plusMillis(1_000);

        VenueException failure = Connections.failure(
                venue.adapter(), () -> reader(venue).read(venue.symbol(), from, from.plusSeconds(30)));

        assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(failure).hasMessageContaining("a full page of trades ends at the nanosecond where it began");
    }

    @Test
    void theRequestBeginsANanosecondBeforeTheTimeAndUsesTheVenuesNames() throws Exception {
        KrakenStandIn venue = opened(Tape.quiet());
        reader(venue).read(venue.symbol(), NOON.minusSeconds(60), NOON);
        assertThat(venue.arrivals()).containsExactly("/0/public/Trades?pair=XBTUSDT&since=1795175939999999999");
        assertThat(KrakenAdapter.pair(Symbol.parse("DOGE/BTC"))).isEqualTo("XDGXBT");
        assertThat(KrakenAdapter.pair(Symbol.parse("ETH/EUR"))).isEqualTo("ETHEUR");
    }

    @Test
    void nothingIsKnownAfterTheTimeOfTheRequest() throws Exception {
        KrakenStandIn venue = opened(Tape.quiet());
        assertThat(reader(venue)
                        .read(venue.symbol(), NOON.minusSeconds(60), NOON.plusSeconds(600))
                        .completeTo())
                .isEqualTo(venue.clock().instant());
    }

    @Test
    void anEmptyPageMeansThatNothingWasTraded() throws Exception {
        KrakenStandIn venue = opened(Tape.quiet());
        venue.advance(Duration.ofDays(2));
        Instant late = venue.clock().instant().minus(Duration.ofHours(1));
        TradePage page = reader(venue).read(venue.symbol(), late, late.plusSeconds(60));
        assertThat(page.trades()).isEmpty();
        assertThat(page.completeFrom()).isEqualTo(late);
        assertThat(page.completeTo()).isEqualTo(late.plusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({
        "EAPI:Rate limit exceeded, RATE_LIMITED",
        "EGeneral:Too many requests, RATE_LIMITED",
        "EGeneral:Temporary lockout, RATE_LIMITED",
        "EService: Throttled: 1795176060, RATE_LIMITED",
        "EQuery:Unknown asset pair, NOT_LISTED",
        "EQuery:Unknown asset, NOT_LISTED",
        "EService:Market in cancel_only mode, MARKET_CLOSED",
        "EService:Market in post_only mode, MARKET_CLOSED",
        "EService:Unavailable, OUTCOME_UNKNOWN",
        "EService:Busy, OUTCOME_UNKNOWN",
        "EGeneral:Internal error, OUTCOME_UNKNOWN",
        "EGeneral:Internal error:xhqweiuq, OUTCOME_UNKNOWN",
        "EGeneral:Invalid arguments, REJECTED",
        "EGeneral:Permission denied, REJECTED"
    })
    void eachErrorHasItsKind(String error, Kind kind) {
        KrakenStandIn venue = opened(Tape.quiet());
        venue.answerNext(KrakenStandIn.error(error));
        VenueException failure = failure(venue);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.bannedUntil().isPresent()).isEqualTo(error.contains("Throttled"));
    }

    @Test
    void anUnknownPairIsSaidToBe() {
        KrakenStandIn venue = opened(Tape.quiet());
        VenueException failure = Connections.failure(
                venue.adapter(), () -> reader(venue).read(Symbol.parse("NOSUCHCOIN/USD"), NOON.minusSeconds(60), NOON));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_LISTED);
        assertThat(failure).hasMessage("kraken: request for something failed: code EQuery, Unknown asset pair");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Just a moment</body></html>",
                "{}",
                "[]",
                "",
                "{\"error\":[]}",
                "{\"error\":[],\"result\":{\"XBTUSDT\":[[\"100\",\"1\",1795176000.5,\"b\",\"m\",\"\"]],\"last\":\"1\"}}",
                "{\"error\":[],\"result\":{\"XBTUSDT\":[[\"100\",\"1\",1795176000.5,\"x\",\"m\",\"\",7]],\"last\":\"1\"}}"
            })
    void aResponseThatCannotBeReadIsAFailure(String body) {
        KrakenStandIn venue = opened(Tape.quiet());
        venue.answerNext(new Answer(200, body));
        assertThat(failure(venue).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    private static VenueException failure(KrakenStandIn venue) {
        VenueAdapter adapter = venue.adapter();
        return Connections.failure(adapter, () -> reader(venue).read(venue.symbol(), NOON.minusSeconds(60), NOON));
    }

    private static TradeReader reader(KrakenStandIn venue) {
        return venue.adapter().market(Connections.to(venue)).trades();
    }

    private KrakenStandIn opened(Tape tape) {
        KrakenStandIn venue = new KrakenStandIn(tape);
        opened.add(venue);
        assertThat(PAGE).isEqualTo(1_000);
        return venue;
    }
}
