package dev.scalpel.benchmarks.tradelog;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger of two years: trades of four instruments, a portfolio's orders with an execution each, outcomes of signals. */
final class LargeLedger {

    private static final List<String> INSTRUMENTS =
            List.of("binance/BTC-USDT", "binance/ETH-USDT", "binance/SOL-USDT", "binance/XRP-USDT");
    private static final Instant BEGIN = Instant.parse("2024-12-01T00:00:00Z");
    private static final Duration YEARS = Duration.ofDays(729);
    private static final String PORTFOLIO = "crypto";

    private LargeLedger() {}

    /** @param rows half of them trades, 3 in 10 orders, the others signals */
    static void write(ObjectStore store, int rows) {
        int trades = rows / 2;
        for (int instrument = 0; instrument < INSTRUMENTS.size(); instrument++) {
            List<TradeRow> own = new ArrayList<>();
            for (int n = instrument; n < trades; n += INSTRUMENTS.size()) {
                own.add(trade(n, time(n, trades)));
            }
            new StoredLedger(store).merge(InstrumentId.parse(INSTRUMENTS.get(instrument)), new Outbox(List.of(), own));
        }
        int orders = rows * 3 / 10;
        List<OrderRow> ended = new ArrayList<>();
        for (int n = 0; n < orders; n++) {
            ended.add(order(n, time(n, orders)));
        }
        int signals = rows - trades - orders;
        List<SignalLogRow> outcomes = new ArrayList<>();
        for (int n = 0; n < signals; n++) {
            outcomes.add(signal(n, time(n, signals)));
        }
        StoredPortfolioLog log = new StoredPortfolioLog(store);
        log.addOrders(PORTFOLIO, ended);
        log.addSignals(PORTFOLIO, outcomes);
    }

    private static long time(int n, int of) {
        return BEGIN.toEpochMilli() + YEARS.toMillis() / of * n;
    }

    private static TradeRow trade(int n, long time) {
        BigDecimal price = new BigDecimal("60000.12").add(BigDecimal.valueOf(n % 997));
        BigDecimal quantity = new BigDecimal("0.0123");
        TradeRow.Leg leg = new TradeRow.Leg(time, price, price, quantity, quantity, 250);
        return new TradeRow(
                "sc-" + n + "-e",
                n + 1L,
                "paper",
                new EntryBasis.ByModel("m-2026-01", new Bracket(PositionSide.LONG, 2, 3, 60), 0.0007),
                Optional.of("tactics-1"),
                time - 60_000,
                leg,
                leg,
                ExitReason.TARGET,
                Map.of("USDT", new BigDecimal("0.1234567")),
                new BigDecimal("0.98765432101"),
                0.00123456789,
                0.0002,
                0.55);
    }

    private static OrderRow order(int n, long time) {
        BigDecimal price = new BigDecimal("60000.12").add(BigDecimal.valueOf(n % 997));
        BigDecimal quantity = new BigDecimal("0.0123");
        BigDecimal fee = new BigDecimal("0.7380015");
        return new OrderRow(
                "sc-" + n,
                n + 1L,
                "paper",
                "btc",
                InstrumentId.parse(INSTRUMENTS.get(0)).symbol(),
                n % 2 == 0 ? OrderRow.Purpose.OPEN : OrderRow.Purpose.CLOSE,
                n % 2 == 0 ? OrderSide.BUY : OrderSide.SELL,
                quantity,
                Optional.of(price),
                quantity,
                Optional.of(price),
                Map.of("USDT", fee),
                BigDecimal.ONE,
                Optional.of(id(n)),
                time,
                time + 900,
                Intent.Status.FILLED,
                List.of(new Fill("f" + n, time + 900, price, quantity, fee, "USDT")));
    }

    private static SignalLogRow signal(int n, long time) {
        return new SignalLogRow(
                id(n),
                n + 1L,
                "btc",
                n % 2 == 0 ? TargetState.LONG : TargetState.FLAT,
                Signal.Kind.ORDER,
                time,
                time + 150,
                Optional.of(new BigDecimal("60000.12")),
                Outcome.EXECUTED,
                "",
                time + 1_000,
                Optional.empty());
    }

    private static String id(int n) {
        return String.format("%016x", n);
    }
}
