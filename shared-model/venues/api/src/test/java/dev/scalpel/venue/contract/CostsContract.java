package dev.scalpel.venue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchException;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.HttpRetryGuard;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.adapter.AccountReader;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.OrderBookDepth;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What any adapter must do that measures costs. What a venue cannot report is skipped. An adapter's test extends it with the
 * venue's stand-in.
 */
public abstract class CostsContract {

    private static final Symbol UNLISTED = Symbol.parse("NOSUCHCOIN/USDT");

    private final VenueStandIn venue;
    private final VenueAdapter adapter;
    private final MarketDataVenue market;

    protected CostsContract(VenueStandIn venue) {
        HttpRetryGuard.disableRetries();
        this.venue = venue;
        adapter = venue.adapter();
        market = ContractBrokers.market(venue);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void theBookTickerHasTheBestPricesOfEverySymbolThatIsListed() throws Exception {
        List<BestPrices> tickers = bestPrices().read(List.of(venue.symbol(), UNLISTED));

        assertThat(tickers).singleElement().satisfies(ticker -> {
            assertThat(ticker.symbol()).isEqualTo(venue.symbol());
            assertThat(ticker.isEmpty()).isFalse();
            assertThat(ticker.isCrossed()).isFalse();
            assertThat(ticker.bid()).isBetween(new BigDecimal("90"), new BigDecimal("110"));
            assertThat(ticker.ask()).isBetween(ticker.bid(), new BigDecimal("110"));
        });
    }

    @Test
    void theBookTickerOfNoSymbolIsEmpty() throws Exception {
        assertThat(bestPrices().read(List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED_RESPONSE", "UNAVAILABLE", "RATE_LIMITED", "REGION_REFUSED"})
    void aBookTickerThatMeetsAFaultHasItsKind(VenueFault fault) throws Exception {
        BestPricesReader reader = bestPrices();
        venue.failNext(fault);

        Exception failure = catchException(() -> reader.read(List.of(venue.symbol())));

        assertThat(adapter.errors().explain("the book ticker", failure).kind()).isEqualTo(fault.kind());
        assertThat(reader.read(List.of(venue.symbol()))).hasSize(1);
    }

    @Test
    void theDepthBeginsWithTheBestPricesAndALargerOrderSlipsNoLess() throws Exception {
        Assumptions.assumeTrue(market.depth().isPresent(), "the venue's depth cannot be read");
        BestPrices best = bestPrices().read(List.of(venue.symbol())).get(0);

        OrderBookDepth depth = market.depth().get().read(venue.symbol());

        assertThat(depth.bidLevels().get(0).price()).isEqualByComparingTo(best.bid());
        assertThat(depth.askLevels().get(0).price()).isGreaterThanOrEqualTo(best.ask());
        for (OrderSide side : OrderSide.values()) {
            double small = depth.slippage(side, 1).orElseThrow();
            assertThat(small).isNotNegative();
            assertThat(depth.slippage(side, 1_000_000_000).orElseThrow()).isGreaterThanOrEqualTo(small);
        }
    }

    @Test
    void theDepthOfASymbolThatIsNotListedIsRefused() {
        Assumptions.assumeTrue(market.depth().isPresent(), "the venue's depth cannot be read");
        Exception failure = catchException(() -> market.depth().get().read(UNLISTED));
        assertThat(adapter.errors().explain("depth", failure).kind()).isEqualTo(Kind.NOT_LISTED);
    }

    @Test
    void theCommissionIsWhatAFillIsCharged() {
        AccountFee commission = commission();
        Broker broker = ContractBrokers.taker(venue);
        broker.synchronise();
        ContractIntents intents = new ContractIntents(
                broker.instrument(venue.symbol()), broker.capabilities().idempotency(), venue);
        long begin = venue.clock().millis();

        broker.send(venue.symbol(), intents.entry("e1"));

        List<VenueFill> fills = broker.fillsSince(venue.symbol(), begin);
        double charged = 0;
        double traded = 0;
        for (VenueFill fill : fills) {
            double price = fill.fill().price().doubleValue();
            boolean inBase = fill.fill().feeAsset().equals(venue.symbol().base());
            charged += fill.fill().fee().doubleValue() * (inBase ? price : 1);
            traded += fill.fill().quantity().doubleValue() * price;
        }
        assertThat(commission.taker().doubleValue()).isCloseTo(charged / traded, within(1e-9));
    }

    @Test
    void theCommissionIsThatOfAStandIn() {
        commission();
        assertThat(account(venue.environment()).account()).isEqualTo(FeeAccount.STAND_IN);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED_RESPONSE", "UNAVAILABLE", "RATE_LIMITED", "CREDENTIALS_REJECTED"})
    void aCommissionThatMeetsAFaultHasItsKind(VenueFault fault) {
        commission();
        AccountReader account = account(venue.environment());
        account.commission(venue.symbol());
        venue.failNext(fault);

        assertThatThrownBy(() -> account.commission(venue.symbol()))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(fault.kind()))
                .hasMessageStartingWith(adapter.name() + ": ")
                .hasNoCause();
    }

    @Test
    void withoutKeysThereIsNoCommission() {
        requireOrders();
        assertThatThrownBy(() -> account(Map.of())).isInstanceOf(MissingCredentialsException.class);
    }

    private BestPricesReader bestPrices() {
        Assumptions.assumeTrue(market.bestPrices().isPresent(), "the venue has no book ticker");
        return market.bestPrices().get();
    }

    private void requireOrders() {
        Assumptions.assumeTrue(adapter.trading().isPresent(), "the venue takes no orders");
    }

    private AccountFee commission() {
        requireOrders();
        return account(venue.environment())
                .commission(venue.symbol())
                .orElseGet(() -> Assumptions.abort("the venue does not report commissions"));
    }

    private AccountReader account(Map<String, String> environment) {
        return AccountReader.connect(
                        ContractBrokers.settings(venue, ""), environment, ContractBrokers.NO_SECRET, venue.clock())
                .orElseThrow();
    }
}
