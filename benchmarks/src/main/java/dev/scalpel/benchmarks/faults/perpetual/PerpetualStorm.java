package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.benchmarks.faults.injection.ProcessKilledError;
import dev.scalpel.benchmarks.faults.testbed.PerpetualTestbed;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.PortCallListener;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.StoreException;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Random minutes at the stand-in of Binance USD-M from a seed: killed processes, a failing store, lost, refused and repeated
 * requests, gaps, liquidations and auto-deleveraging, with a funding in the middle. Every few minutes the faults pause, and all
 * invariants must hold. The same seed gives the same faults.
 */
public final class PerpetualStorm {

    private static final int HISTORY = 120;
    private static final int CALM_EVERY = 8;
    private static final int CALM_MINUTES = 2;
    private static final int MORE_CALLS = 5;
    private static final Symbol BTC = PerpetualTestbed.INSTRUMENT.symbol();
    private static final Instant FUNDING = Instant.parse("2026-06-01T08:00:00Z");
    private static final List<Supplier<Fault>> FAULTS = List.of(
            Fault::lostResponse,
            Fault::resetBeforeExecution,
            Fault::truncatedBody,
            Fault::unavailableHtml,
            Fault::serverBusy,
            Fault::timestampOutsideWindow);

    /**
     * What a storm has done.
     *
     * @param faults by kind
     * @param violations in words, with the minute
     */
    public record Result(TreeMap<String, Integer> faults, int checked, int trades, List<String> violations) {

        public int count() {
            return faults.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private final SplittableRandom random;
    private final PerpetualTestbed testbed;
    private final PerpetualInvariants invariants;
    private final int minutes;
    private final TreeMap<String, Integer> faults = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private Dispatcher process;
    private int checked;
    private int lastCalls = MORE_CALLS;

    /** @param variant of the broker, to break the engine on purpose */
    public PerpetualStorm(long seed, int minutes, UnaryOperator<Broker> variant) {
        random = new SplittableRandom(seed);
        this.minutes = minutes;
        testbed = new PerpetualTestbed(
                bars(minutes + HISTORY + 2),
                HISTORY,
                new BigDecimal(seed % 2 == 0 ? "0.0003" : "-0.0002"),
                new StormRule(seed),
                variant);
        invariants = new PerpetualInvariants(testbed);
        process = testbed.process();
    }

    /** A walk around 50,000 with a gap of 3 to 30 % now and then, around a funding. */
    private BarSeries bars(int length) {
        long first = Minutes.plus(FUNDING.toEpochMilli(), -HISTORY - minutes / 2);
        List<Bar> bars = new ArrayList<>();
        double open = 50_000;
        for (int minute = 0; minute < length; minute++) {
            boolean gap = minute > HISTORY && random.nextInt(60) == 0;
            double move = gap ? (random.nextBoolean() ? 1 : -1) * (0.03 + 0.27 * random.nextDouble()) : 0;
            double from = rounded(Math.max(20_000, Math.min(90_000, open * (1 + move))));
            double close = rounded(from * (1 + 0.002 * (random.nextDouble() - 0.5)));
            double high = rounded(Math.max(from, close) * 1.0004);
            double low = rounded(Math.min(from, close) * 0.9996);
            bars.add(new Bar(Minutes.plus(first, minute), from, high, low, close, 10, 10, 5));
            open = close;
        }
        return BarSeries.of(bars.toArray(Bar[]::new));
    }

    private static double rounded(double price) {
        return Math.round(price * 10) / 10.0;
    }

    public Result run() {
        try (PerpetualTestbed closed = testbed) {
            for (int minute = 1; minute < minutes - CALM_MINUTES - 1; minute = Math.max(minute + 1, closed.now() + 1)) {
                if (minute % CALM_EVERY == 0) {
                    calm(minute);
                } else {
                    disturbed(minute);
                }
            }
            calm(testbed.now() + 1);
            return new Result(faults, checked, testbed.trades().size(), List.copyOf(violations));
        }
    }

    private void disturbed(int minute) {
        testbed.minute(minute);
        if (random.nextInt(25) == 0 && testbed.exchange().position(BTC).isOpen()) {
            count("deleveraged by the venue");
            testbed.exchange()
                    .deleverage(
                            BTC,
                            new BigDecimal("0.5"),
                            testbed.exchange().position(BTC).entryPrice());
        }
        for (int call = 0; call < 1 + random.nextInt(3); call++) {
            disturbedCall();
            testbed.pause(Duration.ofSeconds(random.nextInt(12)));
        }
    }

    private void disturbedCall() {
        // The next invocation will make about as many calls as the last one, or some more.
        int hit = 1 + random.nextInt(lastCalls + MORE_CALLS);
        int kind = random.nextInt(4);
        testbed.interceptor().begin(List.of(new PortCallListener() {
            @Override
            public void before(int number, PortCall call) {
                if (number != hit) {
                    return;
                }
                if (kind == 0) {
                    count("killed before " + call.name());
                    throw new ProcessKilledError("before " + call.name());
                }
                if (kind == 1 && !call.venue()) {
                    count("the store fails at " + call.name());
                    throw new StoreException("the store is down");
                }
                if (kind == 3 && call.venue()) {
                    Fault fault = FAULTS.get(random.nextInt(FAULTS.size())).get();
                    count(fault + " at " + call.name());
                    testbed.exchange().faults().failNext(fault);
                }
            }

            @Override
            public void after(int number, PortCall call) {
                if (number == hit && kind == 2) {
                    count("killed after " + call.name());
                    throw new ProcessKilledError("after " + call.name());
                }
            }
        }));
        try {
            testbed.call(process);
        } catch (ProcessKilledError killed) {
            process = testbed.process();
        } catch (RuntimeException failed) {
            // Like the real caller: nothing, the next minute calls it again.
            count("failed as a whole: " + failed.getClass().getSimpleName());
        }
        lastCalls = testbed.interceptor().names().size();
        testbed.interceptor().calm();
        testbed.exchange().faults().clear();
    }

    /** Without faults: a minute later every position is protected, and the books agree. */
    private void calm(int from) {
        process = testbed.process();
        testbed.pause(Duration.ofSeconds(130));
        int minute = Math.max(from, testbed.now());
        for (int calm = 0; calm < CALM_MINUTES; calm++) {
            testbed.minute(minute);
            String answer = testbed.call(process);
            minute = Math.max(minute + 1, testbed.now() + 1);
            if (calm > 0) {
                checked++;
                int now = testbed.now();
                invariants
                        .violations()
                        .forEach(broken -> violations.add("minute " + now + ": " + broken + "; " + answer));
            }
        }
    }

    private void count(String fault) {
        faults.merge(fault, 1, Integer::sum);
    }
}
