package dev.scalpel.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.InstrumentOrders;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.log.TransferRow;
import dev.scalpel.store.funding.StoredPrices;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of portfolios and of the model, mark prices and premium indices. */
class OrdersAndPricesTest {

    private static final InstrumentId BTC = new InstrumentId("binance-usdm", Symbol.parse("BTC/USDT"));
    private static final long JUNE = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();

    private final MemoryStore store = new MemoryStore();

    @TempDir
    private Path folder;

    @TempDir
    private Path copy;

    @BeforeEach
    void fill() {
        StoredPortfolioLog log = new StoredPortfolioLog(store);
        log.addOrders(
                "crypto",
                List.of(
                        order("p1", JUNE),
                        order("p2", JUNE + Duration.ofDays(40).toMillis())));
        log.addTransfers(
                "crypto", List.of(new TransferRow("drift", 3, "paper", "USDT", new BigDecimal("-250.5"), JUNE)));
        new InstrumentOrders(store).add(BTC, List.of(order("m1", JUNE)));
        new StoredPrices(store, PriceSeries.MARK)
                .append(BTC, List.of(new PriceBar(JUNE, 0.1 + 0.2, 1e5, Double.MIN_NORMAL, 1.0 / 3)));
        new StoredPrices(store, PriceSeries.PREMIUM).append(BTC, List.of(new PriceBar(JUNE, -1e-4, 1e-4, -2e-4, 1e-5)));
        new LakeBuild(lake(), folder, false).run(LakeBuild.Listener.NONE);
    }

    @Test
    void everyOrderIsInTheLakeUnderItsBook() {
        assertThat(new LakeCheck(lake(), folder).run().findings()).isEmpty();
        assertThat(ask(
                        "SELECT book, id, month, instrument, purpose, filled_quantity, average_price, limit_price, fees, fills"
                                + " FROM orders ORDER BY id"))
                .containsExactly(
                        row("binance-usdm.BTC-USDT", "m1", "2026-06", JUNE),
                        row("crypto", "p1", "2026-06", JUNE),
                        row(
                                "crypto",
                                "p2",
                                "2026-07",
                                JUNE + Duration.ofDays(40).toMillis()));
    }

    @Test
    void theCheckSeesAnOrderThatWasRevised() {
        OrderRow revised = order("p1", JUNE);
        new StoredPortfolioLog(store)
                .addOrders(
                        "crypto",
                        List.of(new OrderRow(
                                revised.id(),
                                9,
                                revised.mode(),
                                revised.strategy(),
                                revised.instrument(),
                                OrderRow.Purpose.CLOSE,
                                revised.side(),
                                revised.quantity(),
                                revised.limit(),
                                revised.filledQuantity(),
                                revised.averagePrice(),
                                revised.fees(),
                                revised.multiplier(),
                                revised.signal(),
                                revised.sent(),
                                revised.ended(),
                                revised.status(),
                                revised.fills())));
        assertThat(new LakeCheck(lake(), folder).run().findings())
                .extracting(LakeCheck.Finding::partition)
                .extracting(Partition::toString)
                .containsExactly("orders crypto 2026-06");
    }

    @Test
    void markPricesAndPremiumsAreThoseOfTheStoreBitForBit() {
        assertThat(ask("SELECT venue, instrument, open, high, low, close FROM marks"))
                .containsExactly(List.of("binance-usdm", "BTC-USDT", 0.1 + 0.2, 1e5, Double.MIN_NORMAL, 1.0 / 3));
        assertThat(ask("SELECT timestamp, close FROM premiums")).containsExactly(List.of(JUNE, 1e-5));
    }

    private List<List<Object>> ask(String sql) {
        Path tables = new LakeFolder(copy).refresh(store);
        return new LakeQuery(tables, folder, Duration.ofSeconds(30))
                .run(sql, 10)
                .rows();
    }

    private Lake lake() {
        return new Lake(store, List.of(BTC), List.of("crypto"));
    }

    private static List<Object> row(String book, String id, String month, long time) {
        return Arrays.asList(
                book,
                id,
                month,
                "BTC-USDT",
                "OPEN",
                money("0.5"),
                money("100.01"),
                null,
                "USDT 0.02",
                id + "-1 " + time + " 0.5 at 100.01");
    }

    private static BigDecimal money(String value) {
        return new BigDecimal(value).setScale(LakeTable.MONEY_SCALE);
    }

    private static OrderRow order(String id, long ended) {
        BigDecimal half = new BigDecimal("0.5");
        BigDecimal price = new BigDecimal("100.01");
        return new OrderRow(
                id,
                2,
                "paper",
                "btc",
                BTC.symbol(),
                OrderRow.Purpose.OPEN,
                OrderSide.BUY,
                BigDecimal.ONE,
                Optional.empty(),
                half,
                Optional.of(price),
                Map.of("USDT", new BigDecimal("0.02")),
                BigDecimal.ONE,
                Optional.empty(),
                ended - 1_000,
                ended,
                Intent.Status.CANCELLED,
                List.of(new Fill(id + "-1", ended, price, half, new BigDecimal("0.02"), "USDT")));
    }
}
