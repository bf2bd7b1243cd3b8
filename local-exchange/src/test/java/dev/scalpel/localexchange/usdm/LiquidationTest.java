package dev.scalpel.localexchange.usdm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.market.BarSeries;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A market that falls 60 % within an hour, one point a minute, with a jump of 10 on the way. */
class LiquidationTest extends FuturesFixture {

    @Override
    BarSeries bars() {
        BarSeries.Builder bars = new BarSeries.Builder(120);
        double price = 100;
        for (int minute = 0; minute < 120; minute++) {
            double close = minute < 60 ? price - 0.8 : price;
            bars.add(TestBars.bar(minute, price, price, close, close));
            price = Math.round((minute == 30 ? close - 12 : close) * 100) / 100.0;
        }
        return bars.build();
    }

    private BigDecimal booked(IncomeType type) {
        return exchange.incomes().stream()
                .filter(income -> income.type() == type)
                .map(Income::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aLongIsLiquidatedAtItsPriceAndLosesItsMargin() throws Exception {
        market("BUY", "10");
        limit("BUY", "1", "96.00");
        JsonNode stop = algo("SELL", "STOP_MARKET", "60.00", "quantity", "10", "reduceOnly", "true");
        at(40, 0);

        // Margin 100 + 9.6 of the second order; liquidated where 1 - .004 of the value is the debt.
        assertThat(exchange.position(TestBars.BTC).isOpen()).isFalse();
        var forced = exchange.orders().get(2);
        assertThat(forced.clientId()).startsWith("autoclose-");
        assertThat(exchange.algoOrders().get(0).status().name()).isEqualTo("EXPIRED");
        assertThat(exchange.algoOrders().get(0).id())
                .isEqualTo(stop.get("algoId").asLong());
        BigDecimal lost = booked(IncomeType.REALIZED_PNL).add(booked(IncomeType.INSURANCE_CLEAR));
        assertThat(lost).isEqualByComparingTo("-109.6");
        assertBooksAgree();
        JsonNode list = ok("GET", "/fapi/v1/forceOrders", "symbol", SYMBOL, "autoCloseType", "LIQUIDATION");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("status").asText()).isEqualTo("FILLED");
    }

    @Test
    void aJumpOverTheBankruptcyPriceCostsNoMoreThanTheMargin() throws Exception {
        at(29, 0);
        // At 76.8; liquidation below 69.4, bankruptcy at 69.12; the jump leads from 75.2 to 63.2.
        market("BUY", "10");
        assertThat(exchange.fills().get(0).price()).isEqualByComparingTo("76.8");
        at(31, 0);

        assertThat(exchange.position(TestBars.BTC).isOpen()).isFalse();
        assertThat(exchange.fills().get(1).price()).isEqualByComparingTo("69.12");
        assertThat(booked(IncomeType.REALIZED_PNL)).isEqualByComparingTo("-76.8");
        assertThat(booked(IncomeType.INSURANCE_CLEAR)).isEqualByComparingTo("0");
        assertBooksAgree();
    }

    @Test
    void aShortGainsAndIsClosedByDeleveragingWithoutAFee() throws Exception {
        market("SELL", "10");
        at(31, 0);
        exchange.deleverage(TestBars.BTC, new BigDecimal("0.5"), new BigDecimal("64"));

        assertThat(exchange.position(TestBars.BTC).quantity()).isEqualByComparingTo("-5");
        assertThat(exchange.fills().get(1).realised()).isEqualByComparingTo("180");
        assertThat(exchange.fills().get(1).fee()).isEqualByComparingTo("0");
        assertThat(exchange.orders().get(1).clientId()).startsWith("adl_autoclose");
        assertBooksAgree();
    }

    @Test
    void theWholeCrashLeavesEveryPositionWithinItsMargin() throws Exception {
        for (int minute = 0; minute < 60; minute += 5) {
            at(minute, 0);
            market("BUY", "3");
        }
        at(100, 0);

        List<Income> transfers = exchange.incomes().stream()
                .filter(income -> income.type() == IncomeType.TRANSFER)
                .toList();
        assertThat(transfers).hasSize(1);
        assertThat(exchange.crossWalletBalance("USDT").signum()).isPositive();
        assertThat(exchange.position(TestBars.BTC).isolatedWallet().signum()).isNotNegative();
        assertBooksAgree();
    }
}
