package dev.scalpel.venue.oanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.ledger.Fill;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * The rate of a fill, in the forms that "OrderFillTransaction" of the v20 documents describes: {@code homeConversionFactors} with a
 * {@code ConversionFactor} each, and the factors themselves, which are deprecated and which accounts of older versions have alone.
 */
class OandaFillRateTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Symbol EUR_JPY = Symbol.parse("EUR/JPY");

    @Test
    void theRateIsThatOfGainsAmongTheFactors() throws JsonProcessingException {
        Fill fill = fill("""
                , "homeConversionFactors": {"gainQuoteHome": {"factor": "0.00664"}, "lossQuoteHome": {"factor": "0.00671"},
                  "gainBaseHome": {"factor": "1.08"}, "lossBaseHome": {"factor": "1.09"}}""");
        assertThat(fill.settlement())
                .contains(new Fill.Settlement(new BigDecimal("0.00664"), new BigDecimal("16.5000")));
    }

    @Test
    void theFactorsComeBeforeTheDeprecatedOne() throws JsonProcessingException {
        assertThat(rate("""
                , "gainQuoteHomeConversionFactor": "0.5", "homeConversionFactors": {"gainQuoteHome": {"factor": "0.00664"}}""")).isEqualByComparingTo("0.00664");
    }

    @Test
    void anAccountWithoutThemHasTheDeprecatedOne() throws JsonProcessingException {
        assertThat(rate(", \"gainQuoteHomeConversionFactor\": \"0.00664\"")).isEqualByComparingTo("0.00664");
        assertThat(rate(", \"gainQuoteHomeConversionFactor\": \"0.00664\", \"homeConversionFactors\": {}"))
                .isEqualByComparingTo("0.00664");
    }

    @Test
    void aFillInAnotherCurrencyWithoutARateIsAnErrorAndNoGuess() {
        assertThatThrownBy(() -> fill(", \"homeConversionFactors\": {\"gainQuoteHome\": {\"factor\": \"0\"}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the venue lists fill 7 of EUR/JPY without the rate that it was converted into USD by");
    }

    private static BigDecimal rate(String factors) throws JsonProcessingException {
        return fill(factors).settlement().orElseThrow().rate();
    }

    private static Fill fill(String factors) throws JsonProcessingException {
        OandaResponses.Transaction row = JSON.readValue("""
                {"id": "7", "time": "2026-11-17T12:00:30.000000000Z", "type": "ORDER_FILL", "instrument": "EUR_JPY", "units": "-1000",
                 "price": "161.500", "reason": "MARKET_ORDER", "orderID": "6", "pl": "16.5000", "financing": "0.0000",
                 "commission": "0.0000"%s}""".formatted(factors), OandaResponses.Transaction.class);
        return OandaReports.fill(EUR_JPY, row, "USD").fill();
    }
}
