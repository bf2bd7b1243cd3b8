package dev.scalpel.tradelog.query;

import static dev.scalpel.tradelog.TestLedger.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.portfolio.log.OrderRow.Purpose;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.tradelog.TableContents;
import dev.scalpel.tradelog.TestLedger;
import dev.scalpel.tradelog.TestServer;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.projection.Projection;
import dev.scalpel.trading.OrderSide;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the views say, on rows that can be checked by hand. */
class ViewsTest {

    private final MemoryStore store = new MemoryStore();
    private final TestLedger ledger = new TestLedger(store);
    private final Database database = TestServer.database();

    /** Each order pays 0.5 USDT of fees. */
    @Test
    void lotsAreTakenFirstInFirstOut() {
        ledger.order("b1", OrderSide.BUY, Purpose.OPEN, "2024-12-30T00:00:00Z", "1", "100");
        ledger.order("b2", OrderSide.BUY, Purpose.OPEN, "2025-02-01T00:00:00Z", "2", "200");
        ledger.order("s1", OrderSide.SELL, Purpose.CLOSE, "2025-12-31T23:59:59Z", "2", "300");
        ledger.order("s2", OrderSide.SELL, Purpose.CLOSE, "2026-01-01T00:00:00Z", "0.5", "400");
        assertThat(rows(
                        "select bought_by, sold_by, quantity, cost, proceeds, gain, year, held_over_a_year from tax_lots"
                                + " order by acquired, disposed"))
                .containsExactly(
                        // Each order has two fills of half its quantity; the first pays the fee. So the two halves of
                        // b1 cost 50.5 and
                        // 50, and each is half of the first fill of s1, which brought 300 less 0.5.
                        "b1|s1|0.5|50.5|149.75|99.25|2025|t",
                        "b1|s1|0.5|50|149.75|99.75|2025|t",
                        "b2|s1|1.0|200.5|300|99.5|2025|f",
                        "b2|s2|0.25|50|99.5|49.5|2026|f",
                        "b2|s2|0.25|50|100|50|2026|f",
                        "b2|null|0.50|100|null|null|null|null");
        assertThat(
                        rows(
                                "select year, quote, lots, cost, proceeds, gain, gain_held_over_a_year from tax_years order by year"))
                .containsExactly("2025|USDT|3|301.0|599.50|298.50|199.00", "2026|USDT|2|100|199.5|99.5|0");
        assertThat(rows("select account, strategy, symbol, side, quantity, opened from open_positions"))
                .containsExactly("crypto|btc|BTC/USDT|LONG|0.50|2024-12-30 00:00:00+00");
    }

    @Test
    void aYearIsOfTheCalendar() {
        ledger.order("b1", OrderSide.BUY, Purpose.OPEN, "2025-01-01T00:00:00Z", "1", "100");
        ledger.order("b2", OrderSide.BUY, Purpose.OPEN, "2025-02-01T00:00:00Z", "1", "100");
        ledger.order("s1", OrderSide.SELL, Purpose.CLOSE, "2025-12-31T00:00:00Z", "1", "100");
        ledger.order("s2", OrderSide.SELL, Purpose.CLOSE, "2026-02-01T00:00:01Z", "1", "100");
        assertThat(rows("select distinct bought_by, held_over_a_year from tax_lots order by 1"))
                .containsExactly("b1|f", "b2|t");
    }

    @Test
    void aSaleThatComesFirstIsAShortLot() {
        ledger.order("s1", OrderSide.SELL, Purpose.OPEN, "2026-01-01T00:00:00Z", "1", "300");
        assertThat(rows("select side, quantity, round(mean_cost, 4) from open_positions"))
                .containsExactly("SHORT|1.0|299.5000");
        ledger.order("b1", OrderSide.BUY, Purpose.CLOSE, "2026-01-02T00:00:00Z", "1", "250");
        assertThat(rows("select side, sum(quantity), sum(gain) from tax_lots group by side"))
                .containsExactly("SHORT|1.0|49");
        assertThat(rows("select * from open_positions")).isEmpty();
    }

    /** The trade's id is that of its entry: what the orders have executed counts, and the trade's two legs no longer. */
    @Test
    void aModelsOrdersTakeThePlaceOfItsTradesLegs() {
        ledger.trade(
                TestLedger.BTC,
                TestLedger.trade("e1", 1, "2026-03-02T10:00:00Z", "2026-03-02T10:20:00Z", "100", "110", "0.9"));
        ledger.modelOrder("e1", OrderSide.BUY, Purpose.OPEN, "2026-03-02T10:00:00Z", "0.1", "100");
        ledger.modelOrder("p1", OrderSide.SELL, Purpose.PROTECT, "2026-03-02T10:20:00Z", "0.1", "110");

        assertThat(rows("select account, strategy, order_id, side, price, quote_fee from legs order by time"))
                .containsExactly("binance|model|e1|BUY|100|0.01", "binance|model|p1|SELL|110|0.01");
        assertThat(rows("select account, bought_by, sold_by, gain from tax_lots"))
                .containsExactly("binance|e1|p1|0.98");
        assertThat(rows("select * from open_positions")).isEmpty();
        assertThat(rows("select account from account_trades")).containsExactly("binance");
        assertThat(rows("select order_id, trade_id, fee_asset from fills order by 1"))
                .containsExactly("e1|e1-1|USDT", "p1|p1-1|USDT");
    }

    /** A short's entry is the sale. */
    @Test
    void aModelsOpenShortIsAPosition() {
        ledger.modelOrder("e2", OrderSide.SELL, Purpose.OPEN, "2026-03-02T10:00:00Z", "0.1", "100");
        assertThat(rows("select account, strategy, side, quantity from open_positions"))
                .containsExactly("binance|model|SHORT|0.1");
    }

    /** A model's trades on paper have no orders: their two legs count. */
    @Test
    void tradesWithoutOrdersAreLotsOfTheirVenue() {
        ledger.trade(
                BTC,
                TestLedger.trade("t1", 3, "2026-03-02T10:00:00Z", "2026-03-02T10:20:00Z", "62000", "62100", "7.9"));
        assertThat(rows("select account, quantity, cost, proceeds, gain from tax_lots"))
                .containsExactly("binance|0.1|6200|6207.9|7.9");
    }

    @Test
    void slippageIsPositiveWhereAFillWasWorse() {
        ledger.trade(
                BTC,
                TestLedger.slipped(
                        "t1", "2026-03-02T10:00:00Z", "2026-03-02T10:20:00Z", "100", "100.1", "110", "109.89"));
        assertThat(rows("select leg, side, round(slippage_bp, 6), cost from trade_slippage order by leg"))
                .containsExactly("ENTRY|BUY|10.000000|0.01", "EXIT|SELL|10.000000|0.011");
        assertThat(rows("select leg, legs, mean_bp, median_bp, worst_bp from slippage order by leg"))
                .containsExactly("ENTRY|1|10.0000|10.0000|10.0000", "EXIT|1|10.0000|10.0000|10.0000");
    }

    @Test
    void profitsByDayStrategyAndMonth() {
        TestLedger.filled(store);
        assertThat(
                        rows(
                                "select day, account, quote, trades, wins, net_profit, net_profit_so_far from daily_profit order by 1"))
                .containsExactly(
                        "2026-03-02|binance|USDT|1|1|7.9|7.9",
                        "2026-03-31|binance|USDT|1|0|-11.25|-3.35",
                        "2026-04-01|crypto|EUR|1|1|96.00000000000000000001|96.00000000000000000001");
        assertThat(rows(
                        "select account, strategy, trades, wins, net_profit, best, worst, profit_factor, mean_minutes from by_strategy"
                                + " order by 1"))
                .containsExactly(
                        "binance|model|2|1|-3.35|7.9|-11.25|0.7022|15.00",
                        "crypto|eth|1|1|96.00000000000000000001|96.00000000000000000001|96.00000000000000000001|null|480.00");
        assertThat(
                        rows(
                                "select month, account, trades, win_rate, expected_win_rate, mean_loss from win_rate order by 1"))
                .containsExactly(
                        "2026-03-01|binance|2|0.5000|0.5500|-11.2500000000000000",
                        "2026-04-01|crypto|1|1.0000|null|null");
    }

    private List<String> rows(String sql) {
        new Projection(store, database).project();
        return TableContents.rows(database, sql);
    }
}
