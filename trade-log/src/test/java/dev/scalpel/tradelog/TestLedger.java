package dev.scalpel.tradelog;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.log.InstrumentOrders;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.log.TransferRow;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small ledger with a row of every kind, and rows to add to it. */
public final class TestLedger {

    public static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    public static final InstrumentId ETH = InstrumentId.parse("kraken/ETH-EUR");

    private final LedgerRepository ledger;
    private final PortfolioLog log;
    private final InstrumentOrders ofModel;
    private final List<OrderRow> orders = new ArrayList<>();

    public TestLedger(ObjectStore store) {
        ledger = new StoredLedger(store);
        log = new StoredPortfolioLog(store);
        ofModel = new InstrumentOrders(store);
    }

    /** Rows of every kind, in seven files. */
    public static TestLedger filled(ObjectStore store) {
        TestLedger filled = new TestLedger(store);
        filled.trade(BTC, trade("t1", 3, "2026-03-02T10:00:00Z", "2026-03-02T10:20:00Z", "62000.1", "62100.2", "7.9"));
        filled.trade(
                BTC, trade("t2", 4, "2026-03-31T23:50:00Z", "2026-03-31T23:59:59.999Z", "61000", "60900", "-11.25"));
        filled.trade(ETH, portfolioTrade("t3", "2026-04-01T00:00:00Z", "2026-04-01T08:00:00Z"));
        filled.decision(decision("2026-03-02T09:59:00Z", 2, DecisionRow.ENTER));
        filled.decision(decision("2026-03-02T10:00:00Z", 3, "BELOW_THRESHOLD"));
        filled.decision(decision("2026-03-02T12:00:00Z", 4, DecisionRow.ENTER));
        filled.order("o1", OrderSide.BUY, OrderRow.Purpose.OPEN, "2026-03-02T10:00:01Z", "0.4", "50007.5");
        filled.order("o2", OrderSide.SELL, OrderRow.Purpose.CLOSE, "2026-03-05T10:00:01Z", "0.1", "51000");
        filled.log.addSignals(
                "crypto",
                List.of(new SignalLogRow(
                        "0123456789abcdef",
                        5,
                        "btc",
                        TargetState.LONG,
                        Signal.Kind.ORDER,
                        millis("2026-03-02T10:00:00Z"),
                        millis("2026-03-02T10:00:00.250Z"),
                        Optional.of(new BigDecimal("50000.00000001")),
                        Outcome.EXECUTED,
                        "a reason, with \"quotes\" and 'more'",
                        millis("2026-03-02T10:00:02Z"),
                        Optional.of(0.512))));
        filled.log.addTransfers(
                "crypto",
                List.of(new TransferRow(
                        "drift-1", 3, "paper", "USDT", new BigDecimal("-250.5"), millis("2026-03-03T00:00:00Z"))));
        return filled;
    }

    public void trade(InstrumentId instrument, TradeRow row) {
        ledger.merge(instrument, new Outbox(List.of(), List.of(row)));
    }

    public void decision(DecisionRow row) {
        ledger.merge(BTC, new Outbox(List.of(row), List.of()));
    }

    public void order(String id, OrderSide side, OrderRow.Purpose purpose, String time, String quantity, String price) {
        log.addOrders("crypto", List.of(orderRow(id, side, purpose, time, quantity, price)));
    }

    /** Of the model at the venue of {@link #BTC}, in one execution. */
    public void modelOrder(
            String id, OrderSide side, OrderRow.Purpose purpose, String time, String quantity, String price) {
        BigDecimal amount = new BigDecimal(quantity);
        Fill fill = new Fill(id + "-1", millis(time), new BigDecimal(price), amount, new BigDecimal("0.01"), "USDT");
        ofModel.add(
                BTC,
                List.of(new OrderRow(
                        id,
                        2,
                        "live",
                        "model",
                        BTC.symbol(),
                        purpose,
                        side,
                        amount,
                        Optional.empty(),
                        amount,
                        Optional.of(new BigDecimal(price)),
                        Map.of("USDT", new BigDecimal("0.01")),
                        BigDecimal.ONE,
                        Optional.empty(),
                        millis(time) - 1_000,
                        millis(time),
                        Intent.Status.FILLED,
                        List.of(fill))));
    }

    /** Orders that {@link #storeOrders} stores at once. */
    public void orderInMemory(String id, String time) {
        orders.add(orderRow(id, OrderSide.BUY, OrderRow.Purpose.OPEN, time, "0.4", "50007.5"));
    }

    public void storeOrders() {
        log.addOrders("crypto", orders);
        orders.clear();
    }

    private static OrderRow orderRow(
            String id, OrderSide side, OrderRow.Purpose purpose, String time, String quantity, String price) {
        BigDecimal half = new BigDecimal(quantity).divide(BigDecimal.valueOf(2));
        List<Fill> fills = List.of(
                new Fill(id + "a", millis(time), new BigDecimal(price), half, new BigDecimal("0.5"), "USDT"),
                new Fill(id + "b", millis(time) + 1, new BigDecimal(price), half, new BigDecimal("0.001"), "BNB"));
        return new OrderRow(
                id,
                7,
                "paper",
                "btc",
                BTC.symbol(),
                purpose,
                side,
                new BigDecimal(quantity),
                Optional.empty(),
                new BigDecimal(quantity),
                Optional.of(new BigDecimal(price)),
                Map.of("USDT", new BigDecimal("0.5"), "BNB", new BigDecimal("0.001")),
                BigDecimal.ONE,
                Optional.of("0123456789abcdef"),
                millis(time) - 1_000,
                millis(time) + 1,
                Intent.Status.FILLED,
                fills);
    }

    public static TradeRow trade(
            String id, long revision, String entry, String exit, String entryPrice, String exitPrice, String profit) {
        return new TradeRow(
                id,
                revision,
                "live",
                new EntryBasis.ByModel("m-1", new Bracket(PositionSide.LONG, 2, 3, 60), 0.0007),
                Optional.of("tactics-1"),
                millis(entry) - 60_000,
                leg(entry, entryPrice, "0.1"),
                leg(exit, exitPrice, "0.1"),
                ExitReason.TARGET,
                Map.of("USDT", new BigDecimal("2.1")),
                new BigDecimal(profit),
                1.0E-4,
                0.0002,
                0.55);
    }

    /** One that filled at other prices than intended. */
    public static TradeRow slipped(
            String id, String entry, String exit, String intended, String paid, String wanted, String received) {
        BigDecimal quantity = new BigDecimal("0.1");
        return new TradeRow(
                id,
                1,
                "live",
                new EntryBasis.ByModel("m-1", new Bracket(PositionSide.LONG, 2, 3, 60), 0.0007),
                Optional.of("tactics-1"),
                millis(entry) - 60_000,
                new TradeRow.Leg(
                        millis(entry), new BigDecimal(intended), new BigDecimal(paid), quantity, quantity, 250),
                new TradeRow.Leg(
                        millis(exit), new BigDecimal(wanted), new BigDecimal(received), quantity, quantity, 250),
                ExitReason.STOP,
                Map.of(),
                BigDecimal.ONE,
                1.0E-4,
                0.0002,
                0.55);
    }

    /** Of a strategy of the portfolio {@code crypto} that a signal moved. */
    public static TradeRow portfolioTrade(String id, String entry, String exit) {
        return new TradeRow(
                id,
                9,
                "paper",
                new EntryBasis.BySignal(
                        "eth",
                        "crypto:0123456789abcdef",
                        new EntryBasis.Distances(PositionSide.SHORT, 0.02, Double.NaN, 1_440, 0)),
                Optional.empty(),
                millis(entry) - 60_000,
                leg(entry, "3000", "2"),
                leg(exit, "2950.5", "2"),
                ExitReason.SIGNAL,
                Map.of("EUR", new BigDecimal("3"), "BNB", new BigDecimal("0.00000000000000000001")),
                new BigDecimal("96.00000000000000000001"),
                0.016,
                Double.NaN,
                Double.NaN,
                new BigDecimal("0.01"),
                new BigDecimal("-0.25"));
    }

    public static DecisionRow decision(String bar, long revision, String reason) {
        return new DecisionRow(
                millis(bar),
                revision,
                StrategyId.of("model", Origin.MODEL),
                reason,
                61000.5,
                Optional.of(new DecisionRow.Insight(
                        "m-1",
                        "tactics-1",
                        "f00d",
                        Optional.of(new Bracket(PositionSide.LONG, 2, 3, 60)),
                        0.0007,
                        0.001,
                        0.0005,
                        0.55,
                        0.25)),
                Map.of("limit", 0.5, "unlimited", Double.POSITIVE_INFINITY),
                Optional.empty());
    }

    private static TradeRow.Leg leg(String time, String price, String quantity) {
        BigDecimal amount = new BigDecimal(price);
        return new TradeRow.Leg(millis(time), amount, amount, new BigDecimal(quantity), new BigDecimal(quantity), 250);
    }

    public static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
