package dev.scalpel.venue.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.contract.VenueFault;
import dev.scalpel.venue.generic.TapeStandIn.Answer;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A venue of XChange that a line of a list adds, by the example of Bitstamp. */
class GenericAdapterTest {

    private static final Symbol UNLISTED = Symbol.parse("NOSUCHCOIN/USDT");

    private final BitstampStandIn venue = new BitstampStandIn();
    private final VenueAdapter adapter = venue.adapter();
    private final MarketDataVenue market = adapter.market(Connections.to(venue));

    @AfterEach
    void close() {
        venue.close();
    }

    /** In a jar of its own beside that of the module. */
    @Test
    void anyFileOfThatNameOnTheClassPathAddsVenues(@TempDir Path jar) throws IOException {
        Path list = jar.resolve(GenericVenues.LIST);
        Files.createDirectories(list.getParent());
        Files.writeString(
                list, "# mine\nbitstamp = org.knowm.xchange.bitstamp.BitstampExchange https://www.bitstamp.net\n");
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(GenericVenues.adapters(classes))
                    .extracting(VenueAdapter::name)
                    .containsExactly("bitstamp");
        }
        assertThat(VenueAdapters.names()).containsExactly("kraken", "okx");
    }

    @Test
    void theTradesOfAMinuteMakeItsBar() throws Exception {
        assertThat(market.klines()).isEmpty();
        Bar bar = venue.closedBars().get(venue.closedBars().size() - 1);
        Instant from = Instant.ofEpochMilli(bar.openTime());

        TradePage page = market.trades().read(venue.symbol(), from, from.plusSeconds(60));

        assertThat(page.completeFrom()).isEqualTo(from);
        assertThat(page.completeTo()).isEqualTo(from.plusSeconds(60));
        List<PublicTrade> trades = page.trades();
        assertThat(trades).hasSize((int) bar.trades());
        assertThat(trades.get(0).price().doubleValue()).isEqualTo(bar.open());
        assertThat(trades.get(trades.size() - 1).price().doubleValue()).isEqualTo(bar.close());
        assertThat(sum(trades.stream())).isCloseTo(bar.volume(), within(1e-9));
        assertThat(sum(trades.stream().filter(PublicTrade::takerBought))).isCloseTo(bar.takerBuyVolume(), within(1e-9));
    }

    private static double sum(Stream<PublicTrade> trades) {
        return trades.mapToDouble(trade -> trade.quantity().doubleValue()).sum();
    }

    @Test
    void whatIsNoLongerListedIsNotComplete() throws Exception {
        Instant now = venue.clock().instant();
        TradePage page = market.trades().read(venue.symbol(), now.minusSeconds(7_200), now);
        assertThat(page.completeFrom()).isAfter(now.minusSeconds(3_700)).isBefore(now.minusSeconds(3_500));
    }

    @Test
    void anEmptyListProvesNothing() throws Exception {
        Instant now = venue.clock().instant();
        venue.answerNext(new Answer(200, "[]"));
        TradePage page = market.trades().read(venue.symbol(), now.minusSeconds(600), now);
        assertThat(page.trades()).isEmpty();
        assertThat(page.completeFrom()).isEqualTo(now);
    }

    @Test
    void anInstrumentHasTheIncrementsThatXChangeKnows() throws Exception {
        VenueInstrument instrument = market.instruments().orElseThrow().read(venue.symbol());
        assertThat(instrument.filters().tickSize()).isEqualByComparingTo("0.01");
        assertThat(instrument.filters().stepSize()).isEqualByComparingTo("0.00000001");
        assertThat(instrument.orderKinds()).contains(OrderKind.LIMIT);
    }

    @Test
    void anInstrumentThatIsNotListedIsSaidToBe() {
        VenueException failure = Connections.failure(
                adapter, () -> market.instruments().orElseThrow().read(UNLISTED));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_LISTED);
        assertThat(failure).hasMessage("bitstamp: XChange finds no instrument NOSUCHCOIN/USDT");
    }

    @Test
    void anUnknownPairIsRejected() {
        assertThat(failureOfTrades(UNLISTED).kind()).isEqualTo(Kind.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUNCATED_RESPONSE", "UNAVAILABLE", "RATE_LIMITED", "REGION_REFUSED"})
    void eachFaultHasItsKind(String name) {
        VenueFault fault = VenueFault.valueOf(name);
        venue.failNext(fault);
        assertThat(failureOfTrades(venue.symbol()).kind()).isEqualTo(fault.kind());
    }

    @Test
    void aPageOfHtmlIsSaidToBeUnreadable() {
        venue.answerNext(new Answer(200, "<html><body>Just a moment</body></html>"));
        VenueException failure = failureOfTrades(venue.symbol());
        assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(failure).hasMessageContaining("Unexpected character ('<'");
    }

    @Test
    void theTimeIsThatOfTheHeaderOfAResponse() throws Exception {
        // The JDK's server writes that header itself, by the clock of this machine, in whole seconds: half a one is
        // added.
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        assertThat(market.serverTime()).isBetween(before, Instant.now().plusMillis(500));
    }

    @Test
    void aClassThatIsNotThereIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> ListedVenues.one(
                                "absent = org.knowm.xchange.absent.AbsentExchange https://api.absent.example")
                        .market(Connections.to(venue)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "venue 'absent' names the class org.knowm.xchange.absent.AbsentExchange, which is not on the class"
                                + " path: add XChange's module for it, at the version of the others (docs/adding-a-venue.md)");
    }

    @Test
    void aClassOfAnotherKindIsRefused() {
        VenueAdapter wrong = ListedVenues.one("wrong = java.lang.String https://api.wrong.example");
        assertThatThrownBy(() -> wrong.market(Connections.to(venue)))
                .hasMessage("venue 'wrong' names java.lang.String, which is no org.knowm.xchange.Exchange");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.knowm.xchange.bitstamp.BitstampExchange",
                "org.knowm.xchange.bitstamp.BitstampExchange http://www.bitstamp.net",
                "org.knowm.xchange.bitstamp.BitstampExchange https://user@www.bitstamp.net",
                "https://www.bitstamp.net",
                ""
            })
    void aLineThatIsNoneIsRefused(String value) {
        assertThatThrownBy(() -> ListedVenues.one("bitstamp = " + value))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("my.jar: 'bitstamp = " + value + "' must be the name of a venue");
    }

    private VenueException failureOfTrades(Symbol symbol) {
        Instant now = venue.clock().instant();
        return Connections.failure(adapter, () -> market.trades().read(symbol, now.minusSeconds(60), now));
    }
}
