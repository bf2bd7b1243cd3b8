package dev.scalpel.licence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.Costs;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidateCodecTest {

    private static final Costs COSTS = Costs.of(0.001, 0.0002).withHalfSpread(0.0001);

    /** As every earlier release wrote them; the rates of a day are read when it is settled. */
    @Test
    void theCostsOfACandidateAreStoredWithoutFundingRates() throws IOException {
        FundingSeries rates = FundingSeries.of(List.of(new FundingRate(60_000, new BigDecimal("0.0001"))));
        byte[] stored = new CandidateCodec().encode(candidate(COSTS.withFundingRates(rates)));

        JsonNode costs = new ObjectMapper().readTree(stored).path("costs");
        assertThat(costs.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "makerFeeRate", "takerFeeRate", "halfSpreadRate", "slippage", "funding", "feeAsset");
        assertThat(new CandidateCodec().decode("key", stored)).isEqualTo(candidate(COSTS));
    }

    private static Candidate candidate(Costs costs) {
        return new Candidate(
                "procedure",
                InstrumentId.parse("sample/BTC-USDT"),
                LocalDate.parse("2026-11-20"),
                Optional.of("model"),
                "",
                0.5,
                costs,
                List.of(),
                List.of(),
                List.of());
    }
}
