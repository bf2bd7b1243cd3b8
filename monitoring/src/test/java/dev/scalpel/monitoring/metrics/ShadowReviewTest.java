package dev.scalpel.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.monitoring.fixture.ShadowTrades;
import dev.scalpel.statistics.CostVerdict.Answer;
import dev.scalpel.trading.Trade;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShadowReviewTest {

    private final ShadowReview review = ShadowTrades.review();

    @Test
    void countsThePeriodAndJudgesAllThatIsKnown() {
        assertThat(review.trades())
                .hasSize(7)
                .extracting(Trade::netReturn)
                .first()
                .isEqualTo(0.003);
        assertThat(review.known()).isEqualTo(10);
        assertThat(review.since()).isEqualTo(LocalDate.of(2026, 11, 16));
        // Four days of 30 and three of 10 bp; in all five of each.
        assertThat(review.breakEven().bp().get()).isCloseTo(150.0 / 7 / 2, within(1e-9));
        assertThat(review.verdict().breakEven().bp().get()).isCloseTo(10, within(1e-9));
    }

    @Test
    void comparesWithTheAccountsRoundTrip() {
        // Fee 9 bp and slippage 1 bp, twice; ten residuals of 10 bp: 1.2 · √(10/9 · 1000) / 20 = 2 bp.
        assertThat(review.verdict().roundTripBp()).isCloseTo(20, within(1e-9));
        assertThat(review.verdict().breakEven().standardErrorBp().get()).isCloseTo(2, within(1e-9));
        assertThat(review.verdict().answer()).isEqualTo(Answer.UNDECIDED);
        assertThat(review.sentence())
                .isEqualTo("BTC/USDT: breaks even at 10.0 ± 2.0 bp per side; your round trip costs 20 bp:"
                        + " the difference is within two standard errors");
    }
}
