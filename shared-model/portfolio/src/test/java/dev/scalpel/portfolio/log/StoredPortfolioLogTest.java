package dev.scalpel.portfolio.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.market.Symbol;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredPortfolioLogTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final LocalDate DAY = LocalDate.of(2024, 8, 10);
    private static final long MIDNIGHT = Instant.parse("2024-08-11T00:00:00Z").toEpochMilli();

    private final MemoryStore store = new MemoryStore();
    private final PortfolioLog log = new StoredPortfolioLog(store);

    @Test
    void anOutcomeIsOfTheDayOnWhichItWasReached() {
        SignalLogRow before = row("a", MIDNIGHT - 1, Outcome.EXECUTED, "", 1);
        SignalLogRow after = row("b", MIDNIGHT, Outcome.LIMIT, "drawdown of 16 %, \"limits\"", 1);
        log.addSignals("crypto", List.of(before, after));
        assertThat(log.signals("crypto", DAY)).containsExactly(before);
        assertThat(log.signals("crypto", DAY.plusDays(1))).containsExactly(after);
        assertThat(log.signals("other", DAY)).isEmpty();
        assertThat(store.list(""))
                .containsExactly("signal-log/crypto/2024-08-10.csv", "signal-log/crypto/2024-08-11.csv");
    }

    @Test
    void addingTwiceIsAddingOnceAndTheLaterRevisionCounts() {
        SignalLogRow first = row("a", MIDNIGHT, Outcome.UNDERFILLED, "", 1);
        log.addSignals("crypto", List.of(first));
        log.addSignals("crypto", List.of(first));
        assertThat(log.signals("crypto", DAY.plusDays(1))).containsExactly(first);
        SignalLogRow later = row("a", MIDNIGHT, Outcome.EXECUTED, "", 2);
        new StoredPortfolioLog(store).addSignals("crypto", List.of(later));
        log.addSignals("crypto", List.of(first));
        assertThat(log.signals("crypto", DAY.plusDays(1))).containsExactly(later);
    }

    @Test
    void anOrderIsTheSumOfItsFills() {
        OrderRow order = OrderRow.of(
                intent(fill("1", "50000", "0.1", "5"), fill("2", "50010", "0.3", "15")),
                "paper",
                BTC,
                OrderRow.Purpose.OPEN,
                BigDecimal.ONE,
                Optional.of("0123456789abcdef"),
                MIDNIGHT,
                4);
        assertThat(order.filledQuantity()).isEqualByComparingTo("0.4");
        assertThat(order.averagePrice()).contains(new BigDecimal("50007.5"));
        assertThat(order.filledQuote()).isEqualByComparingTo("20003");
        assertThat(order.fees()).isEqualTo(Map.of("USDT", new BigDecimal("20")));
        assertThat(order.strategy()).isEqualTo("btc");
        log.addOrders("crypto", List.of(order));
        assertThat(log.orders("crypto", YearMonth.of(2024, 8))).containsExactly(order);
        assertThat(store.list("")).containsExactly("orders/crypto/2024-08.csv");
    }

    @Test
    void theFillsOfAnOrderAreKeptToTheLastDigit() {
        OrderRow order = OrderRow.of(
                intent(
                        fill("1:a", "50000.123456789", "0.10000000000000000001", "0.00000000000000000005"),
                        fill("2", "50010", "0.3", "0")),
                "live",
                BTC,
                OrderRow.Purpose.OPEN,
                BigDecimal.ONE,
                Optional.empty(),
                MIDNIGHT,
                4);
        log.addOrders("crypto", List.of(order));
        assertThat(new StoredPortfolioLog(store).orders("crypto", YearMonth.of(2024, 8)))
                .containsExactly(order)
                .allSatisfy(read -> assertThat(read.fills()).hasSize(2));
    }

    @Test
    void fillsThatDoNotAddUpAndMalformedOnesAreRefused() {
        assertThatThrownBy(() -> FillCell.read("1@2@3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fills must be id@time@price@quantity@fee@asset")
                .hasMessageContaining("1@2@3");
        String key = "orders/crypto/2024-08.csv";
        OrderRow order = OrderRow.of(
                intent(fill("1", "50000", "0.1", "0")),
                "live",
                BTC,
                OrderRow.Purpose.OPEN,
                BigDecimal.ONE,
                Optional.empty(),
                MIDNIGHT,
                4);
        log.addOrders("crypto", List.of(order));
        StoredObject stored = store.get(key).orElseThrow();
        String text = new String(stored.bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("@0.1@");
        store.putIfMatch(key, text.replace("@0.1@", "@0.2@").getBytes(StandardCharsets.UTF_8), stored.etag());
        assertThatThrownBy(() -> new StoredPortfolioLog(store).orders("crypto", YearMonth.of(2024, 8)))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining("the fills must add up to filledQuantity 0.1: 0.2");
    }

    /** A file from before executions were recorded. */
    @Test
    void aFileOfOrdersWithoutFillsIsRead() {
        store.putIfAbsent("orders/crypto/2024-08.csv", """
            order,revision,mode,strategy,instrument,purpose,side,quantity,limit,filled_quantity,average_price,fees,multiplier,signal,sent,ended,status
            o1,2,paper,btc,BTC/USDT,OPEN,BUY,0.1,,0.1,50000,USDT=5,1,,1722470400000,1722470400000,FILLED
            """.getBytes(StandardCharsets.UTF_8));
        assertThat(log.orders("crypto", YearMonth.of(2024, 8)))
                .singleElement()
                .satisfies(row -> assertThat(row.fills()).isEmpty());
    }

    @Test
    void anOrderWithoutFillsHasNoPrice() {
        OrderRow order = OrderRow.of(
                intent(), "live", BTC, OrderRow.Purpose.TRIM, new BigDecimal("0.01"), Optional.empty(), MIDNIGHT, 1);
        assertThat(order.averagePrice()).isEmpty();
        assertThat(order.filledQuote()).isZero();
        log.addOrders("crypto", List.of(order));
        assertThat(log.orders("crypto", YearMonth.of(2024, 8))).containsExactly(order);
    }

    @Test
    void aTransferIsOfTheMonthInWhichItWasFoundAndIsAddedOnce() {
        TransferRow deposit = new TransferRow("drift-1", 3, "live", "USDT", new BigDecimal("250.5"), MIDNIGHT);
        TransferRow withdrawal = new TransferRow("drift-2", 4, "live", "USDT", new BigDecimal("-40"), MIDNIGHT + 1);
        log.addTransfers("crypto", List.of(withdrawal, deposit));
        log.addTransfers("crypto", List.of(deposit));
        assertThat(log.transfers("crypto", YearMonth.of(2024, 8))).containsExactly(deposit, withdrawal);
        assertThat(log.transfers("crypto", YearMonth.of(2024, 9))).isEmpty();
        assertThat(log.orders("crypto", YearMonth.of(2024, 8))).isEmpty();
        assertThat(store.list("")).containsExactly("orders/crypto/transfers/2024-08.csv");
        assertThatThrownBy(() -> new TransferRow("x", 1, "live", "USDT", BigDecimal.ZERO, 1))
                .hasMessage("amount must not be 0");
    }

    @Test
    void aReasonIsOneLine() {
        assertThat(row("a", 1, Outcome.FAILED, " two\n lines ", 1).reason()).isEqualTo("two lines");
        assertThat(row("a", 1, Outcome.FAILED, "x".repeat(500), 1).reason()).hasSize(400);
    }

    @Test
    void aMalformedFileIsRefusedWithItsRow() {
        log.addSignals("crypto", List.of(row("a", MIDNIGHT - 1, Outcome.EXECUTED, "", 1)));
        String key = "signal-log/crypto/2024-08-10.csv";
        StoredObject stored = store.get(key).orElseThrow();
        String text = new String(stored.bytes(), StandardCharsets.UTF_8);
        store.putIfMatch(key, text.replace("EXECUTED", "DONE").getBytes(StandardCharsets.UTF_8), stored.etag());
        assertThatThrownBy(() -> log.signals("crypto", DAY))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining("row 2")
                .hasMessageContaining("outcome must be one of");
    }

    @Test
    void theModelsProbabilityIsReadAsItWasWritten() {
        SignalLogRow unfiltered = row("a", MIDNIGHT, Outcome.EXECUTED, "", 1);
        SignalLogRow known = withProbability(row("b", MIDNIGHT, Outcome.CONFIRM, "", 1), 0.512);
        SignalLogRow none = withProbability(row("c", MIDNIGHT, Outcome.CONFIRM, "", 1), Double.NaN);
        log.addSignals("crypto", List.of(unfiltered, known, none));
        assertThat(new StoredPortfolioLog(store).signals("crypto", DAY.plusDays(1)))
                .containsExactly(unfiltered, known, none);
    }

    /** A file from before the model's probability was logged. */
    @Test
    void aFileWithoutProbabilitiesIsRead() {
        String key = "signal-log/crypto/2024-08-10.csv";
        store.putIfAbsent(key, """
            signal,revision,strategy,target,kind,time,received_at,price,outcome,reason,ended_at
            a,1,btc,LONG,ORDER,1,2,50000.10,LIMIT,"drawdown, 16 %",3
            """.getBytes(StandardCharsets.UTF_8));
        assertThat(log.signals("crypto", DAY)).singleElement().satisfies(row -> {
            assertThat(row.probability()).isEmpty();
            assertThat(row.reason()).isEqualTo("drawdown, 16 %");
        });
    }

    @Test
    void aProbabilityBeyondOneIsRefusedWithItsRow() {
        log.addSignals("crypto", List.of(withProbability(row("b", MIDNIGHT - 1, Outcome.CONFIRM, "", 1), 0.5)));
        String key = "signal-log/crypto/2024-08-10.csv";
        StoredObject stored = store.get(key).orElseThrow();
        for (String wrong : List.of("1.5", "-0.1", "high")) {
            String text = new String(stored.bytes(), StandardCharsets.UTF_8).replace(",0.5\n", "," + wrong + "\n");
            store.putIfMatch(
                    key,
                    text.getBytes(StandardCharsets.UTF_8),
                    store.get(key).orElseThrow().etag());
            assertThatThrownBy(() -> log.signals("crypto", DAY))
                    .hasMessageContaining("row 2")
                    .hasMessageContaining("win_probability must be a number from 0 to 1, or none: '" + wrong + "'");
        }
    }

    private static SignalLogRow withProbability(SignalLogRow row, double probability) {
        return new SignalLogRow(
                row.id(),
                row.revision(),
                row.strategy(),
                row.target(),
                row.kind(),
                row.time(),
                row.receivedAt(),
                row.price(),
                row.outcome(),
                row.reason(),
                row.endedAt(),
                Optional.of(probability));
    }

    private static SignalLogRow row(String id, long endedAt, Outcome outcome, String reason, long revision) {
        Instant time = Instant.ofEpochMilli(endedAt);
        Signal signal = new Signal(
                id,
                "crypto",
                "btc",
                TargetState.LONG,
                Signal.Kind.ORDER,
                time,
                time,
                Optional.of(new BigDecimal("50000.10")),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                "0".repeat(64));
        return SignalLogRow.of(signal, outcome, reason, endedAt, revision);
    }

    private static Fill fill(String id, String price, String quantity, String fee) {
        return new Fill(id, MIDNIGHT, new BigDecimal(price), new BigDecimal(quantity), new BigDecimal(fee), "USDT");
    }

    private static Intent intent(Fill... fills) {
        return new Intent(
                        "o1-1-x",
                        1,
                        Intent.Kind.ENTRY,
                        OrderSide.BUY,
                        MIDNIGHT,
                        new BigDecimal("0.4"),
                        Optional.of(new BigDecimal("50050")),
                        Optional.empty(),
                        Optional.empty(),
                        MIDNIGHT,
                        MIDNIGHT + 5_000,
                        IdempotencyPolicy.NONE,
                        Intent.Status.FILLED,
                        List.of(fills))
                .of(StrategyId.of("btc", Origin.SIGNAL));
    }
}
