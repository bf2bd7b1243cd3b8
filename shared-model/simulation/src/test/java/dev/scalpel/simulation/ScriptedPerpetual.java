package dev.scalpel.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A scripted strategy on a perpetual, bar by bar in exact numbers, written from docs/backtest-rules.md. It shares no code with
 * the simulator, not even the reading of the files.
 */
final class ScriptedPerpetual {

    /** What is traded: a share of the equity at each entry. */
    record Script(BigDecimal equity, BigDecimal share, int leverage) {}

    record Closed(
            String side,
            long entryTime,
            long exitTime,
            String reason,
            BigDecimal quantity,
            BigDecimal entryPrice,
            BigDecimal exitPrice,
            BigDecimal funding,
            BigDecimal netProfit) {}

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final BigDecimal SLIPPAGE = new BigDecimal("0.0001");
    private static final BigDecimal TAKER = new BigDecimal("0.0005");
    private static final BigDecimal MAINTENANCE = new BigDecimal("0.01");
    private static final BigDecimal LIQUIDATION_FEE = new BigDecimal("0.0125");
    private static final BigDecimal STOP = new BigDecimal("0.03");
    private static final BigDecimal TARGET = new BigDecimal("0.04");
    private static final long HOLD_MILLIS = 700 * 60_000L;

    private final List<long[]> times = new ArrayList<>();
    private final List<BigDecimal[]> prices = new ArrayList<>();
    private final TreeMap<Long, BigDecimal> funding = new TreeMap<>();
    private BigDecimal tick = BigDecimal.ONE;

    private ScriptedPerpetual() {}

    static ScriptedPerpetual read(Path bars, Path rates) throws IOException {
        ScriptedPerpetual market = new ScriptedPerpetual();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(bars)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                BigDecimal[] each = new BigDecimal[4];
                for (int i = 0; i < 4; i++) {
                    each[i] = new BigDecimal(cells[1 + i]);
                    market.tick = market.tick.min(BigDecimal.ONE.movePointLeft(each[i].scale()));
                }
                market.times.add(new long[] {Long.parseLong(cells[0])});
                market.prices.add(each);
            }
        }
        List<String> lines = Files.readAllLines(rates);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            // A stamp is some milliseconds after its minute began.
            market.funding.put(Long.parseLong(cells[0]) / 60_000 * 60_000, new BigDecimal(cells[1]));
        }
        return market;
    }

    BigDecimal tick() {
        return tick;
    }

    List<Closed> trades(Script script) {
        List<Closed> trades = new ArrayList<>();
        BigDecimal equity = script.equity();
        Open open = null;
        long due = -1;
        int dueSide = 0;
        BigDecimal dueQuantity = BigDecimal.ZERO;
        for (int row = 0; row < prices.size(); row++) {
            long time = times.get(row)[0];
            BigDecimal[] bar = prices.get(row);
            if (due >= 0) {
                if (time == due) {
                    open = new Open(dueSide, time, worse(bar[0], dueSide), dueQuantity, script.leverage());
                }
                due = -1;
            }
            if (open != null) {
                open.payFunding(time, bar[0]);
                Closed closed = open.exit(time, bar);
                if (closed != null) {
                    trades.add(closed);
                    equity = equity.add(closed.netProfit());
                    open = null;
                }
            }
            if (open == null && time / 60_000 % 397 == 0) {
                dueSide = time / 60_000 / 397 % 2 == 0 ? 1 : -1;
                BigDecimal value = equity.multiply(script.share());
                dueQuantity = value.divide(worse(bar[3], dueSide), 0, RoundingMode.FLOOR);
                due = time + 60_000;
            }
        }
        return trades;
    }

    /** Where an order that takes fills: higher for a purchase (1), lower for a sale (−1). */
    private static BigDecimal worse(BigDecimal price, int orderSide) {
        return price.multiply(BigDecimal.ONE.add(SLIPPAGE.multiply(BigDecimal.valueOf(orderSide))));
    }

    private final class Open {

        private final int side;
        private final long entryTime;
        private final BigDecimal entry;
        private final BigDecimal quantity;
        private final BigDecimal margin;
        private final BigDecimal stop;
        private final BigDecimal target;
        private BigDecimal paid = BigDecimal.ZERO;

        Open(int side, long entryTime, BigDecimal entry, BigDecimal quantity, int leverage) {
            this.side = side;
            this.entryTime = entryTime;
            this.entry = entry;
            this.quantity = quantity;
            margin = quantity.multiply(entry).divide(BigDecimal.valueOf(leverage), EXACT);
            stop = level(STOP.negate());
            target = level(TARGET);
        }

        /** A price at this distance in favour, on the tick that is better for the exit's order. */
        private BigDecimal level(BigDecimal distance) {
            BigDecimal price = entry.multiply(BigDecimal.ONE.add(distance.multiply(BigDecimal.valueOf(side))));
            return price.divide(tick, 0, side > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR)
                    .multiply(tick);
        }

        private BigDecimal signed(BigDecimal amount) {
            return side > 0 ? amount : amount.negate();
        }

        void payFunding(long time, BigDecimal barOpen) {
            for (BigDecimal rate : funding.subMap(entryTime, false, time, true).values().stream()
                    .toList()) {
                paid = paid.add(signed(rate.multiply(quantity).multiply(barOpen)));
            }
            funding.subMap(entryTime, false, time, true).clear();
        }

        private BigDecimal liquidation() {
            BigDecimal dividend = margin.subtract(paid).subtract(signed(quantity.multiply(entry)));
            return dividend.divide(quantity.multiply(MAINTENANCE.subtract(BigDecimal.valueOf(side))), EXACT);
        }

        Closed exit(long time, BigDecimal[] bar) {
            BigDecimal against = side > 0 ? bar[2] : bar[1];
            BigDecimal favour = side > 0 ? bar[1] : bar[2];
            BigDecimal liquidation = liquidation();
            BigDecimal nearest = side > 0 ? stop.max(liquidation) : stop.min(liquidation);
            String reason;
            BigDecimal price;
            if (time >= entryTime + HOLD_MILLIS) {
                reason = "TIME_LIMIT";
                price = worse(bar[0], -side);
            } else if (signed(against.subtract(nearest)).signum() <= 0) {
                reason = "STOP";
                BigDecimal reached = side > 0 ? nearest.min(bar[0]) : nearest.max(bar[0]);
                price = worse(reached, -side);
            } else if (signed(favour.subtract(target)).compareTo(tick) >= 0) {
                reason = "TARGET";
                price = worse(target, -side);
            } else {
                return null;
            }
            BigDecimal feeRate = TAKER;
            if (signed(price.subtract(liquidation)).signum() <= 0) {
                reason = "LIQUIDATION";
                price = entry.subtract(signed(margin.subtract(paid).divide(quantity, EXACT)));
                feeRate = LIQUIDATION_FEE;
            }
            BigDecimal profit = signed(price.subtract(entry))
                    .multiply(quantity)
                    .subtract(entry.multiply(quantity).multiply(TAKER))
                    .subtract(price.multiply(quantity).multiply(feeRate))
                    .subtract(paid);
            return new Closed(
                    side > 0 ? "LONG" : "SHORT",
                    entryTime,
                    time,
                    reason,
                    quantity,
                    entry,
                    price,
                    paid.negate(),
                    profit);
        }
    }
}
