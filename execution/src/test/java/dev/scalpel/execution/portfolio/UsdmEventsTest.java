package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.localexchange.perpetual.orders.AlgoStatus;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.Transfer;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the venue does to a portfolio's positions by itself: it pays funding, liquidates and deleverages. The books stay equal to the
 * wallet, to the last digit.
 */
class UsdmEventsTest {

    private static final String PORTFOLIO = """
        portfolios:
          crypto:
            mode: testnet
            quote: USDT
            allocation: multi-strategy
            incrementBp: 10
            strategies:
              btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
              eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.15, stopLoss: 0.1}
        """;
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final Map<String, Map<Integer, Double>> PRICES = Map.of(
            "BTC/USDT", Map.of(0, 50_000.0, 470, 51_000.0),
            "ETH/USDT", Map.of(0, 2_500.0, 470, 2_510.0),
            "XRP/USDT", Map.of(0, 1.0));
    private static final int STAMP = 8 * 60;
    private static final long STAMP_MILLIS =
            PortfolioRig.START.plusSeconds(60L * STAMP).toEpochMilli();

    @Test
    void fundingBelongsToTheTradeOfItsStrategyAndTheBooksStayEqualToTheWallet() {
        try (PortfolioRig rig = opened("btc", TargetState.LONG)) {
            UsdmExchange venue = rig.usdm.orElseThrow();
            rig.signal("eth", TargetState.SHORT);
            rig.execute();
            venue.setFundingRate(BTC, STAMP_MILLIS, new BigDecimal("0.00123457"));
            venue.setFundingRate(ETH, STAMP_MILLIS, new BigDecimal("0.00076543"));
            rig.at(STAMP + 1);
            rig.execute();

            BigDecimal paid = funding(venue, "BTCUSDT");
            BigDecimal received = funding(venue, "ETHUSDT");
            assertThat(paid).isNegative();
            assertThat(received).isPositive();
            assertThat(open(rig, "btc").funding()).isEqualByComparingTo(paid);
            assertThat(open(rig, "eth").funding()).isEqualByComparingTo(received);
            assertWallet(rig);

            long revision = rig.state().revision();
            rig.at(STAMP + 7);
            rig.process = rig.process();
            rig.execute();
            assertThat(rig.state().revision())
                    .as("payments are booked once, whoever reads them again, and a run that finds none writes nothing")
                    .isEqualTo(revision);

            rig.signal("btc", TargetState.FLAT);
            rig.signal("eth", TargetState.FLAT);
            rig.execute();
            assertThat(rig.trades("BTC/USDT")).singleElement().satisfies(trade -> {
                assertThat(trade.funding()).isEqualByComparingTo(paid);
                assertThat(trade.netProfit()).isEqualByComparingTo(realised(venue, "BTCUSDT"));
            });
            assertThat(rig.trades("ETH/USDT")).singleElement().satisfies(trade -> {
                assertThat(trade.funding()).isEqualByComparingTo(received);
                assertThat(trade.netProfit()).isEqualByComparingTo(realised(venue, "ETHUSDT"));
            });
            assertWallet(rig);
            assertThat(rig.failures).singleElement().asString().contains("begins with the account's free cash");
        }
    }

    @Test
    void aLiquidationEndsTheTradeWithItsPriceAndFeeAndIsReportedInWords() {
        try (PortfolioRig rig = opened("btc", TargetState.LONG)) {
            UsdmExchange venue = rig.usdm.orElseThrow();
            rig.at(6);
            venue.setMarkPremium(BTC, new BigDecimal("-0.6"));
            rig.execute();

            assertThat(venue.position(BTC).quantity()).isZero();
            assertEnded(rig, "BTC/USDT", ExitReason.LIQUIDATION, realised(venue, "BTCUSDT"));
            assertThat(incomes(venue, "BTCUSDT", IncomeType.INSURANCE_CLEAR)).isNotEmpty();
            assertThat(rig.failures)
                    .anyMatch(text -> text.contains("strategy btc: the venue has liquidated the long of 0.0799"));
            assertThat(rig.orders())
                    .anyMatch(row -> row.id().startsWith("venue-") && row.purpose() == OrderRow.Purpose.CLOSE);

            venue.setMarkPremium(BTC, BigDecimal.ZERO);
            rig.at(8);
            rig.signal("btc", TargetState.SHORT);
            rig.execute();
            assertThat(rig.held("btc")).startsWith("SHORT");
            assertWallet(rig);
        }
    }

    @Test
    void aProtectedPositionThatIsLiquidatedIsFoundInTheNextRun() {
        try (PortfolioRig rig = opened("eth", TargetState.LONG)) {
            UsdmExchange venue = rig.usdm.orElseThrow();
            rig.at(6);
            venue.setMarkPremium(ETH, new BigDecimal("-0.6"));
            rig.execute();

            assertEnded(rig, "ETH/USDT", ExitReason.LIQUIDATION, realised(venue, "ETHUSDT"));
            rig.at(8);
            rig.execute();
            assertThat(venue.algoOrders()).noneMatch(order -> order.status() == AlgoStatus.NEW);
        }
    }

    @Test
    void whatAnAutoDeleveragingLeavesIsClosedToo() {
        try (PortfolioRig rig = opened("btc", TargetState.SHORT)) {
            UsdmExchange venue = rig.usdm.orElseThrow();
            rig.at(6);
            venue.deleverage(BTC, new BigDecimal("0.5"), new BigDecimal("48000"));
            rig.execute();

            assertThat(venue.position(BTC).quantity()).isZero();
            assertEnded(rig, "BTC/USDT", ExitReason.DELEVERAGED, realised(venue, "BTCUSDT"));
            assertThat(rig.failures).anyMatch(text -> text.contains("by auto-deleveraging"));
        }
    }

    @Test
    void whatTheOwnerClosesByHandHasItsPriceAndTheRestGoesOn() {
        try (PortfolioRig rig = opened("btc", TargetState.LONG)) {
            UsdmExchange venue = rig.usdm.orElseThrow();
            rig.at(6);
            OwnersOrder.sell(rig.broker(rig.settings.portfolio("crypto").orElseThrow()), BTC, new BigDecimal("0.03"));
            rig.execute();
            assertThat(rig.held("btc"))
                    .as("reads may lag behind a fill of ours")
                    .isEqualTo("LONG 0.0799");
            rig.at(15);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("LONG 0.0499");
            assertWallet(rig);

            rig.signal("btc", TargetState.FLAT);
            rig.execute();
            assertEnded(rig, "BTC/USDT", ExitReason.SIGNAL, realised(venue, "BTCUSDT"));
        }
    }

    @Test
    void aPaymentForAPositionThatTheOwnerHasEnlargedIsSplit() {
        try (PortfolioRig rig = opened("btc", TargetState.LONG)) {
            UsdmExchange venue = rig.usdm.orElseThrow();
            BigDecimal before = rig.state().books().valueAtCost();
            OwnersOrder.buy(rig.broker(rig.settings.portfolio("crypto").orElseThrow()), BTC, new BigDecimal("0.0799"));
            venue.setFundingRate(BTC, STAMP_MILLIS, new BigDecimal("0.001"));
            rig.at(STAMP + 1);
            rig.execute();

            BigDecimal paid = funding(venue, "BTCUSDT");
            BigDecimal half = paid.divide(BigDecimal.valueOf(2));
            assertThat(open(rig, "btc").funding()).isCloseTo(half, within(new BigDecimal("1e-8")));
            assertThat(rig.state().books().valueAtCost().subtract(before)).isEqualByComparingTo(paid);
            assertThat(rig.state().transfers())
                    .extracting(Transfer::amount)
                    .containsExactly(paid.subtract(open(rig, "btc").funding()));
        }
    }

    private static PortfolioRig opened(String strategy, TargetState target) {
        PortfolioRig rig = PortfolioRig.usdm(PORTFOLIO, PRICES);
        rig.execute();
        rig.signal(strategy, target);
        rig.execute();
        assertThat(rig.held(strategy)).startsWith(target.name());
        return rig;
    }

    private static void assertEnded(PortfolioRig rig, String symbol, ExitReason reason, BigDecimal realised) {
        assertThat(rig.state().books().holdings()).isEmpty();
        assertThat(rig.trades(symbol)).singleElement().satisfies(trade -> {
            assertThat(trade.exitReason()).isEqualTo(reason);
            assertThat(trade.netProfit()).isEqualByComparingTo(realised);
        });
        assertThat(rig.state().transfers()).isEmpty();
        assertWallet(rig);
    }

    private static void assertWallet(PortfolioRig rig) {
        assertThat(rig.state().books().valueAtCost())
                .isEqualByComparingTo(rig.usdm.orElseThrow().walletBalance("USDT"));
    }

    private static OpenTrade open(PortfolioRig rig, String strategy) {
        return rig.state().strategy(strategy).trade().orElseThrow();
    }

    private static BigDecimal funding(UsdmExchange venue, String symbol) {
        return sum(incomes(venue, symbol, IncomeType.FUNDING_FEE));
    }

    /** Everything that the venue has booked for the symbol. */
    private static BigDecimal realised(UsdmExchange venue, String symbol) {
        return sum(venue.incomes().stream()
                .filter(income -> income.symbol().equals(symbol))
                .toList());
    }

    private static List<Income> incomes(UsdmExchange venue, String symbol, IncomeType type) {
        return venue.incomes().stream()
                .filter(income -> income.symbol().equals(symbol) && income.type() == type)
                .toList();
    }

    private static BigDecimal sum(List<Income> incomes) {
        return incomes.stream().map(Income::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
