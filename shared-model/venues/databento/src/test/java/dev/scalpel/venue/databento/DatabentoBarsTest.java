package dev.scalpel.venue.databento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabentoBarsTest {

    private static final Symbol ES = Symbol.parse("ES/USD");

    private final DatabentoStandIn venue = new DatabentoStandIn();
    private final long first = venue.closedBars().get(0).openTime();

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void theCostIsReadBeforeTheBars() throws Exception {
        assertThat(bars(venue.environment()).read(ES, first, 10)).hasSize(10);
        assertThat(venue.requests).hasSize(3);
        assertThat(venue.requests.get(1)).containsEntry("symbols", "ES.c.0").containsEntry("limit", "10");
        assertThat(venue.requests.get(2)).containsEntry("encoding", "csv").containsAllEntriesOf(venue.requests.get(1));
    }

    @Test
    void anExpensiveRequestIsRefusedAndNotSent() {
        venue.cost = "1.01";
        VenueException refused = failure(ES);
        assertThat(refused.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refused).hasMessageContaining("1.01 USD").hasMessageContaining("retrieval.maxUsd");
        assertThat(venue.requests).hasSize(2);
        venue.cost = "1.00";
        assertThat(read(ES)).isNotEmpty();
    }

    /** What needs another licence is not there yet, and is no error. */
    @Test
    void theNewestDayIsAbsent() throws Exception {
        venue.delay = Duration.ofMinutes(60);
        List<Kline> page = bars(venue.environment()).read(ES, Minutes.plus(first, 60), 100);
        assertThat(page.get(page.size() - 1).openTime())
                .isEqualTo(Minutes.plus(Minutes.floor(DatabentoStandIn.START), -61));
        assertThat(bars(venue.environment()).read(ES, Minutes.plus(first, 75), 100))
                .isEmpty();
        venue.delay = Duration.ofHours(24);
        assertThat(bars(venue.environment()).read(ES, first, 100)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ES/USD, continuous, ES.c.0", "ESZ6/USD, raw_symbol, ESZ6", "GCG7/USD, raw_symbol, GCG7"})
    void aRootIsItsContractInFrontAndAContractItself(String symbol, String kind, String name) throws Exception {
        bars(venue.environment()).read(Symbol.parse(symbol), first, 5);
        assertThat(venue.requests.get(1)).containsEntry("stype_in", kind).containsEntry("symbols", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC/USD", "ES/EUR", "ESF7/USD"})
    void whatIsNoKnownFutureIsNotListedAndNotRequested(String symbol) {
        assertThat(failure(Symbol.parse(symbol)).kind()).isEqualTo(Kind.NOT_LISTED);
        assertThat(venue.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ts_event,open\n2026-11-20T10:00:00.000000000Z,1\n",
                "ts_event,open,high,low,close,volume\n2026-11-20,1,1,1,1,1\n",
                "ts_event,open,high,low,close,volume\n2026-11-20T10:00:00.000000000Z,1,1,1,1,\n",
                "ts_event,open,high,low,close,volume\n2026-11-20T10:00:00.000000000Z,1,1\n",
            })
    void rowsThatCannotBeReadAreAnUnknownOutcome(String rows) {
        venue.rows = rows;
        assertThat(failure(ES).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void aCostThatIsNoNumberSendsNothing() {
        venue.cost = "\"free\"";
        assertThat(failure(ES).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(venue.requests).hasSize(2);
    }

    @Test
    void aWrongKeyIsRejected() {
        VenueException refused = failure(Map.of("DATABENTO_API_KEY", "db-wrong"), ES);
        assertThat(refused.kind()).isEqualTo(Kind.KEY_REJECTED);
    }

    @Test
    void withoutAKeyTheVariableIsNamed() {
        assertThat(catchException(() -> bars(Map.of())))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("DATABENTO_API_KEY");
    }

    private List<Kline> read(Symbol symbol) {
        try {
            return bars(venue.environment()).read(symbol, first, 10);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private VenueException failure(Symbol symbol) {
        return failure(venue.environment(), symbol);
    }

    private VenueException failure(Map<String, String> environment, Symbol symbol) {
        Exception failure = catchException(() -> bars(environment).read(symbol, first, 10));
        assertThat(failure).isNotNull();
        return venue.adapter().errors().explain("bars", failure);
    }

    private KlineReader bars(Map<String, String> environment) {
        ConnectionParameters connection = new ConnectionParameters(
                        VenueAddress.local(venue.address()), new VenueClock(venue.clock()), Duration.ofSeconds(5))
                .withMaxUsd(BigDecimal.ONE);
        return VenueAdapters.connectMarket(
                        "databento",
                        SettingsReader.fromText("test", "venue: databento\n", Map.of())
                                .settings(),
                        connection,
                        environment,
                        name -> {
                            throw new AssertionError("read " + name);
                        })
                .klines()
                .orElseThrow();
    }
}
