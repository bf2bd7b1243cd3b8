package dev.scalpel.localexchange.usdm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.localexchange.perpetual.account.PositionState;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Random trading in both directions, through stamps of funding and liquidations: not a digit is lost. */
class UsdmConservationTest extends FuturesFixture {

    private static final int MINUTES = 20 * 60;

    @Override
    BarSeries bars() {
        Random random = new Random(11);
        BarSeries.Builder bars = new BarSeries.Builder(MINUTES);
        double price = 100;
        for (int minute = 0; minute < MINUTES; minute++) {
            double close = cents(price * (1 + 0.012 * random.nextGaussian()));
            double high = cents(Math.max(price, close) * 1.003);
            double low = cents(Math.min(price, close) * 0.997);
            bars.add(TestBars.bar(minute, price, high, low, close));
            price = cents(close * (random.nextInt(50) == 0 ? 0.9 : 1.0));
        }
        return bars.build();
    }

    private static double cents(double value) {
        return Math.max(5, Math.round(value * 100) / 100.0);
    }

    private BigDecimal sum(IncomeType type) {
        return exchange.incomes().stream()
                .filter(income -> income.type() == type)
                .map(Income::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal sum(Function<FuturesFill, BigDecimal> value) {
        return exchange.fills().stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void theWalletIsTheSumOfProfitsFeesFundingAndClearance() throws Exception {
        Random random = new Random(5);
        for (int minute = 1; minute < MINUTES; minute += 3) {
            at(minute, 10);
            String side = random.nextBoolean() ? "BUY" : "SELL";
            String quantity = (1 + random.nextInt(9)) + "." + random.nextInt(10) + random.nextInt(10) + "7";
            client.signed(
                    "POST", "/fapi/v1/order", "symbol", SYMBOL, "side", side, "type", "MARKET", "quantity", quantity);
            assertInvariants();
        }
        assertThat(sum(IncomeType.FUNDING_FEE).signum()).as("funding was paid").isNotZero();
        assertThat(exchange.orders())
                .as("something was liquidated")
                .anyMatch(order -> order.clientId().startsWith("autoclose-"));
        assertThat(sum(IncomeType.INSURANCE_CLEAR).signum()).isNotPositive();
        JsonNode balance = ok("GET", "/fapi/v3/balance").get(0);
        assertNumber(balance.get("balance"), exchange.walletBalance("USDT").toPlainString());
    }

    private void assertInvariants() {
        PositionState position = exchange.position(TestBars.BTC);
        BigDecimal bought = sum(fill ->
                fill.side() == OrderSide.BUY ? fill.quantity() : fill.quantity().negate());
        BigDecimal paid = sum(fill -> fill.side() == OrderSide.BUY
                ? fill.quoteQuantity()
                : fill.quoteQuantity().negate());
        assertThat(position.quantity()).isEqualByComparingTo(bought);
        // What was paid and not yet realised is the cost of what is held.
        assertThat(position.cost()).isEqualByComparingTo(paid.add(sum(FuturesFill::realised)));
        assertThat(sum(IncomeType.REALIZED_PNL)).isEqualByComparingTo(sum(FuturesFill::realised));
        assertThat(sum(IncomeType.COMMISSION))
                .isEqualByComparingTo(sum(FuturesFill::fee).negate());
        BigDecimal all = List.of(IncomeType.values()).stream().map(this::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(exchange.walletBalance("USDT")).isEqualByComparingTo(all);
        assertThat(exchange.crossWalletBalance("USDT").signum()).isNotNegative();
        assertThat(position.isolatedWallet().signum()).isNotNegative();
    }
}
