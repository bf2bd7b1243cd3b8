package dev.scalpel.monitoring;

import static dev.scalpel.monitoring.fixture.SmallLedgers.START;
import static dev.scalpel.monitoring.fixture.SmallLedgers.flatBars;
import static dev.scalpel.monitoring.fixture.SmallLedgers.minute;
import static dev.scalpel.monitoring.fixture.SmallLedgers.trade;
import static dev.scalpel.monitoring.fixture.SmallLedgers.withFunding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.metrics.ExecutionGap;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A perpetual stands at 100 and rises in minute 490. One unit was bought in minute 470 at 100.01, as simulated, paid 0.1 % of 100 at
 * 08:00, in minute 480, and was sold at its target.
 */
class PerpetualReviewTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance-usdm/BTC-USDT");
    private static final ReviewPeriod DAY = new ReviewPeriod(START, START.plus(Duration.ofDays(1)));
    private static final Instant NOW = DAY.to().plus(Duration.ofHours(6));
    private static final double ENTRY = 100.01;

    /** The target of 101.0101 less a basis point of slippage: it is triggered and takes. */
    private static final double EXIT = 101.0101 * (1 - 0.0001);

    private static final double FUNDING = 0.1;

    private final MemoryStore store = new MemoryStore();

    @BeforeEach
    void store() {
        double[] prices = new double[1_440];
        Arrays.fill(prices, 100);
        Arrays.fill(prices, 490, 1_440, 101.5);
        new StoredBars(store).append(BTC, flatBars(prices));
        double net = EXIT - ENTRY - FUNDING;
        TradeRow row =
                trade(PositionSide.LONG, 470, 100, ENTRY, 490, EXIT, ExitReason.TARGET, net, Double.NaN, Double.NaN);
        new StoredLedger(store).merge(BTC, new Outbox(List.of(), List.of(withFunding(row, "-" + FUNDING))));
        new StoredFunding(store).append(BTC, List.of(new FundingRate(minute(480), new BigDecimal("0.001"))));
    }

    @Test
    void theSimulationPaysTheStoredFundingToo() {
        Review.Result result = review(20);

        SymbolReview symbol = result.review().symbols().get(0);
        ExecutionGap gap = symbol.live().gaps().get(0);
        assertThat(gap.simulated().reason()).isEqualTo(ExitReason.TARGET);
        assertThat(gap.funding()).isCloseTo(0, within(1e-9));
        assertThat(gap.fees()).isCloseTo(0, within(1e-9));
        assertThat(gap.total()).isCloseTo(0, within(1e-9));
        assertThat(symbol.costsPaid().feePaid().get()).isCloseTo(0, within(1e-6));
        JsonNode live = result.metrics().at("/symbols/BTC~1USDT/liveAgainstSimulated");
        assertThat(live.path("simulated").asInt()).isEqualTo(1);
        assertThat(live.path("funding").asDouble()).isCloseTo(0, within(1e-9));
        assertThat(result.page()).contains(">Funding</th>");
    }

    @Test
    void anOpenPositionIsMarkedAfterTheFundingThatItHasPaid() {
        SymbolReview symbol = review(20).review().symbols().get(0);

        double before = equity(symbol, 479);
        assertThat(equity(symbol, 480)).isCloseTo(before - FUNDING, within(1e-9));
        assertThat(equity(symbol, 489)).isCloseTo(before - FUNDING, within(1e-9));
    }

    @Test
    void aLeverageAboveTheStoredTiersIsAProblemOfTheReviewAndNotItsEnd() {
        MarginTier only =
                new MarginTier(BigDecimal.ZERO, new BigDecimal("1000000"), 20, new BigDecimal("0.02"), BigDecimal.ZERO);
        MarginTerms terms = new MarginTerms(1, new MarginTiers(List.of(only)), new BigDecimal("0.0125"));
        new StoredMargin(store).change(BTC, document -> document.withTerms(FeeAccount.REAL, terms, START));

        Review.Result result = review(50);

        assertThat(result.review().problems())
                .anyMatch(problem -> problem.startsWith("venueConnection.leverage must be at most 20"));
        ExecutionGap gap = result.review().symbols().get(0).live().gaps().get(0);
        assertThat(gap.funding()).isCloseTo(-FUNDING / ENTRY, within(1e-9));
        assertThat(gap.fees()).isCloseTo(0, within(1e-9));
    }

    private Review.Result review(int leverage) {
        String yaml = "venue: binance-usdm\nsymbols: [BTC/USDT]\ncosts: {feeBp: 0, slippageBp: 1, feeAsset: quote}\n"
                + "venueConnection: {leverage: " + leverage + "}\n";
        return new Review(SettingsReader.fromText("test", yaml, Map.of()).settings(), store, Repositories.in(store))
                .of(DAY, NOW);
    }

    /** At the close of a minute. */
    private static double equity(SymbolReview symbol, int minute) {
        return symbol.curve().equity(minute + 1);
    }
}
