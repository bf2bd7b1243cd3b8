package dev.scalpel.local.desk;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A desk with something to see: bars of each instrument, and for BTC/USDT decisions, trades, a position and a signal. */
final class BusyDesk implements AutoCloseable {

    static final int MINUTES = 1_500;

    private static final long MINUTE = 60_000;
    private static final double FIRST_PRICE = 100;

    /** A page that was closed is noticed by it: there may be eight. */
    private static final Duration HEARTBEAT = Duration.ofMillis(200);

    private static final Instant LAST = TestDesk.NOW.minusSeconds(62);
    private static final ByModel BASIS = new ByModel("model-1", new Bracket(PositionSide.LONG, 5, 10, 60), 0.001);

    final TestDesk desk;
    private final List<InstrumentId> instruments;
    private final Map<InstrumentId, Double> prices;

    private BusyDesk(Path folder, List<String> bases) {
        desk = TestDesk.ofBot(folder, settings(bases), HEARTBEAT);
        instruments = bases.stream()
                .map(base -> InstrumentId.parse("binance/" + base + "-USDT"))
                .toList();
        prices = instruments.stream().collect(Collectors.toMap(one -> one, one -> FIRST_PRICE));
        instruments.forEach(one -> bars(one, LAST.minusSeconds(60L * (MINUTES - 1)), MINUTES));
        decisions();
        trades();
        position();
        signal();
    }

    static BusyDesk of(Path folder, String... bases) {
        return new BusyDesk(folder, List.of(bases));
    }

    /** BTC/USDT and others, as many as this in all. */
    static BusyDesk ofMany(Path folder, int count) {
        return new BusyDesk(
                folder,
                IntStream.range(0, count)
                        .mapToObj(number -> number == 0 ? "BTC" : "C" + number)
                        .toList());
    }

    private static String settings(List<String> bases) {
        String symbols = bases.stream()
                .map(base -> base + "/USDT: "
                        + BigDecimal.valueOf(0.9 / bases.size()).setScale(4, RoundingMode.DOWN))
                .collect(Collectors.joining(", "));
        return "symbols: {" + symbols + "}"
                + "\nportfolios: {crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.5}}}}";
    }

    /** Another minute of each instrument, which the open pages are sent. */
    void nextMinute(int number) {
        Instant at = LAST.plusSeconds(60L * number);
        desk.advanceTo(at.plusSeconds(62));
        instruments.forEach(one -> bars(one, at, 1));
        desk.desk.sendChanges();
    }

    double price(String symbol) {
        return prices.getOrDefault(InstrumentId.parse("binance/" + symbol.replace('/', '-')), FIRST_PRICE);
    }

    private void bars(InstrumentId instrument, Instant from, int count) {
        Random random = new Random(instrument.hashCode() + from.getEpochSecond());
        BarSeries.Builder bars = new BarSeries.Builder(count);
        double price = price(instrument.symbol().toString());
        for (int i = 0; i < count; i++) {
            double open = price;
            price = cents(price * (1 + 0.001 * random.nextGaussian()));
            bars.add(new Bar(
                    from.plusSeconds(60L * i).toEpochMilli(),
                    open,
                    cents(Math.max(open, price) + 0.05),
                    cents(Math.min(open, price) - 0.05),
                    price,
                    2 + random.nextInt(40),
                    1,
                    1));
        }
        prices.put(instrument, price);
        desk.repositories().bars().append(instrument, bars.build());
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }

    private void decisions() {
        List<DecisionRow> rows = new ArrayList<>();
        for (int back = 200; back >= 0; back--) {
            double score = 0.002 * Math.sin(back / 15.0);
            rows.add(new DecisionRow(
                    LAST.toEpochMilli() - back * MINUTE,
                    1,
                    StrategyId.MODEL,
                    score > 0.0019 ? DecisionRow.ENTER : "BELOW_THRESHOLD",
                    100,
                    Optional.empty(),
                    Map.of("score", score, "threshold", 0.0019, "exitScore", -0.0005),
                    Optional.empty()));
        }
        desk.repositories().ledger().merge(TestDesk.BTC, new Outbox(rows, List.of()));
    }

    private void trades() {
        List<TradeRow> rows = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> trade(number, LAST.minus(Duration.ofMinutes(25L * number))))
                .toList();
        desk.repositories().ledger().merge(TestDesk.BTC, new Outbox(List.of(), rows));
    }

    private static TradeRow trade(int number, Instant exit) {
        BigDecimal price = new BigDecimal("100.50");
        return new TradeRow(
                "trade-" + number,
                1,
                "paper",
                BASIS,
                Optional.of("tactics-1"),
                exit.toEpochMilli() - 11 * MINUTE,
                new Leg(exit.toEpochMilli() - 10 * MINUTE, price, price, BigDecimal.ONE, BigDecimal.ONE, 0),
                new Leg(exit.toEpochMilli(), price, new BigDecimal("101"), BigDecimal.ONE, BigDecimal.ONE, 0),
                number % 3 == 0 ? ExitReason.STOP : ExitReason.TARGET,
                Map.of("USDT", new BigDecimal("0.20")),
                new BigDecimal(number % 3 == 0 ? "-1.25" : "0.75"),
                0.003,
                0.001,
                0.5);
    }

    private void position() {
        long entry = LAST.minusSeconds(600).toEpochMilli();
        double price = cents(price("BTC/USDT") * 0.999);
        Position position = Position.enter(BASIS, entry - MINUTE, entry, price, new BigDecimal("2.50"));
        desk.state(state -> state.withPosition(Optional.of(new OpenPosition(
                position, "open-1", Optional.empty(), BigDecimal.ONE, BigDecimal.ONE, List.of(), 0, 0, 0.5))));
    }

    private void signal() {
        long at = LAST.minusSeconds(1_200).toEpochMilli();
        new StoredPortfolioLog(desk.store)
                .addSignals(
                        "crypto",
                        List.of(new SignalLogRow(
                                "s-1",
                                1,
                                "btc",
                                TargetState.LONG,
                                Signal.Kind.ORDER,
                                at,
                                at + 1_000,
                                Optional.of(new BigDecimal("10.10")),
                                Outcome.EXECUTED,
                                "because",
                                at + 30_000)));
    }

    @Override
    public void close() {
        desk.close();
    }
}
