package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.costs.AccountFee;
import dev.scalpel.localexchange.account.Commission.FeeAsset;
import dev.scalpel.venue.adapter.AccountReader;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The figures are those of faqs/commission_faq.md, with a tenth of its special commission. */
class BinanceFeesTest {

    @Test
    void standardSpecialAndTaxCommissionAddUpAndTheDiscountAppliesToTheFirst() throws Exception {
        AccountFee commission = commission("""
            "discount": {"enabledForAccount": true, "enabledForSymbol": true, "discountAsset": "BNB",
                "discount": "0.25000000"}\
            """);

        // Taker: (.0000002 + (.0000003 + .0000004) / 2) * .25 + .002 + .0035 + .00000114 + .00000117
        assertThat(commission.taker()).isEqualByComparingTo("0.0055024475");
        // Maker: (.0000001 + .00000035) * .25 + .001 + .0035 + .00000112 + .00000117
        assertThat(commission.maker()).isEqualByComparingTo("0.0045024025");
        assertThat(commission.paidIn()).contains("BNB");
    }

    @Test
    void aDiscountThatTheAccountOrTheSymbolDoesNotHaveChangesNothing() throws Exception {
        for (String enabled : new String[] {"true", "false"}) {
            boolean account = enabled.equals("false");
            AccountFee commission = commission("\"discount\": {\"enabledForAccount\": " + account
                    + ", \"enabledForSymbol\": " + enabled + ", \"discountAsset\": \"BNB\", \"discount\": \"0.25\"}");

            assertThat(commission.taker()).isEqualByComparingTo("0.00550286");
            assertThat(commission.paidIn()).isEmpty();
        }
    }

    @Test
    void whatTheAccountPaysInBnbIsReadFromTheVenue() {
        try (LocalExchangeFixture fixture = new LocalExchangeFixture()) {
            fixture.exchange.setCommission(new dev.scalpel.localexchange.account.Commission(
                            new BigDecimal("0.0008"), new BigDecimal("0.001"), FeeAsset.BNB, new BigDecimal("600"))
                    .withDiscount("0.75")
                    .withExtra("0.0001", "0.0002"));

            Optional<AccountFee> read = AccountReader.connect(
                            fixture.settings(""), fixture.environment(), LocalExchangeFixture.NO_SECRET, fixture.clock)
                    .orElseThrow()
                    .commission(LocalExchangeFixture.BTC);

            assertThat(read)
                    .contains(new AccountFee(new BigDecimal("0.0009"), new BigDecimal("0.00105"), Optional.of("BNB")));
        }
    }

    private static AccountFee commission(String discount) throws Exception {
        return BinanceFees.of(new ObjectMapper().readValue("""
            {"symbol": "BTCUSDT",
             "standardCommission": {"maker": "0.00000010", "taker": "0.00000020",
                "buyer": "0.00000030", "seller": "0.00000040"},
             "specialCommission": {"maker": "0.00100000", "taker": "0.00200000",
                "buyer": "0.00300000", "seller": "0.00400000"},
             "taxCommission": {"maker": "0.00000112", "taker": "0.00000114",
                "buyer": "0.00000118", "seller": "0.00000116"},
            """ + discount + "}", BinanceResponses.FeeRates.class));
    }
}
