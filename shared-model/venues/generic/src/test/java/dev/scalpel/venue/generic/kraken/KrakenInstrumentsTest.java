package dev.scalpel.venue.generic.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.generic.Connections;
import dev.scalpel.venue.generic.TapeStandIn.Answer;
import dev.scalpel.venue.market.InstrumentReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KrakenInstrumentsTest {

    private final KrakenStandIn venue = new KrakenStandIn();
    private final InstrumentReader instruments =
            venue.adapter().market(Connections.to(venue)).instruments().orElseThrow();

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void thePairHasTheIncrementsAndMinimaOfItsRow() throws Exception {
        VenueInstrument instrument = instruments.read(venue.symbol());
        assertThat(instrument.filters().tickSize()).isEqualByComparingTo("0.1");
        assertThat(instrument.filters().stepSize()).isEqualByComparingTo("0.00000001");
        assertThat(instrument.filters().minQuantity()).isEqualByComparingTo("0.00005");
        assertThat(instrument.filters().minNotional()).isEqualByComparingTo("0.5");
        assertThat(venue.arrivals()).containsExactly("/0/public/AssetPairs?pair=XBTUSDT");
    }

    @Test
    void withoutATickThePriceHasItsDecimals() throws Exception {
        answer(KrakenStandIn.pair("online").replace("\"tick_size\":\"0.1\",", ""));
        assertThat(instruments.read(venue.symbol()).filters().tickSize()).isEqualByComparingTo("0.01");
    }

    @ParameterizedTest
    @CsvSource({
        "online, OPEN, true",
        "limit_only, OPEN, false",
        "cancel_only, CANCEL_ONLY, true",
        "post_only, CANCEL_ONLY, true",
        "reduce_only, CANCEL_ONLY, true",
        "maintenance, UNKNOWN, true"
    })
    void eachStatusOfAPairHasItsMarketStatus(String status, String expected, boolean market) throws Exception {
        answer(KrakenStandIn.pair(status));
        VenueInstrument instrument = instruments.read(venue.symbol());
        assertThat(instrument.status().name()).isEqualTo(expected);
        assertThat(instrument.allows(OrderKind.MARKET)).isEqualTo(market);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"XBTUSDT\":{\"status\":\"online\"}}",
                "{\"XBTUSDT\":{\"status\":\"online\",\"pair_decimals\":2,\"lot_decimals\":8,\"ordermin\":\"few\"}}",
                "{\"A\":{},\"B\":{}}"
            })
    void aPairThatCannotBeReadIsAFailure(String result) {
        answer(result);
        assertThat(Connections.failure(venue.adapter(), () -> instruments.read(venue.symbol()))
                        .kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    private void answer(String result) {
        venue.answerNext(new Answer(200, "{\"error\":[],\"result\":" + result + "}"));
    }
}
