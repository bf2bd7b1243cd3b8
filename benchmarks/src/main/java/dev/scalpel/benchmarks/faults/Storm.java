package dev.scalpel.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.localexchange.Commission;
import dev.scalpel.localexchange.Fault;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.synthetic.MarketSpec;
import dev.scalpel.synthetic.SyntheticMarket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random minutes: duplicated, overlapping, delayed and missed invocations, senders that sleep, processes that die, a
 * store and a venue that fail, partial fills, clocks that are off. Every so often it calms down, and all must be well.
 */
final class Storm {

    private static final int HISTORY = 70;
    private static final int CALM_EVERY = 20;
    private static final int CALM_MINUTES = 2;
    private static final int MOST_EFFECTS = 28;
    private static final List<Duration> CLOCKS =
            List.of(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(-30));
    private static final List<String> ROUTES = List.of(
            "POST /api/v3/order",
            "POST /api/v3/orderList/oco",
            "POST /api/v3/orderList/otoco",
            "DELETE /api/v3/orderList",
            "GET /api/v3/order",
            "GET /api/v3/myTrades",
            "GET /api/v3/ticker/bookTicker",
            "GET /api/v3/account",
            "GET /api/v3/time");

    private final long seed;
    private final Tally tally;
    private final SplittableRandom random;
    private final World world;
    private final Invariants invariants;
    private Dispatcher process;

    Storm(long seed, int minutes, Tally tally) {
        this.seed = seed;
        this.tally = tally;
        random = new SplittableRandom(seed);
        boolean maker = seed % 4 == 3;
        world = new World(
                market(seed, minutes),
                HISTORY,
                maker ? "0.00002" : "0",
                maker ? "execution: {entry: maker}\n" : "",
                new StormForecaster(List.of(1.0, 2.0), List.of(1.5, 3.0), bar -> bar / Minutes.MILLIS % 3 != 0));
        commission();
        invariants = new Invariants(world);
        process = world.process(Duration.ZERO);
    }

    void run() {
        try (World closed = world) {
            for (int minute = 1; minute < closed.lastMinute(); minute = Math.max(minute + 1, world.now() + 1)) {
                if (minute % CALM_EVERY == 0) {
                    minute = calm(minute);
                } else {
                    disturbed(minute);
                    tally.violated(where(minute), invariants.oneEntryABar());
                }
            }
        }
    }

    private void disturbed(int minute) {
        world.minute(minute);
        if (chance(0.1)) {
            tally.fault("delayed invocation");
            world.pause(Duration.ofSeconds(1 + random.nextInt(50)));
        }
        if (chance(0.05)) {
            tally.fault("missed invocation");
            return;
        }
        disturbVenue();
        world.effects.begin(chance(0.6) ? trouble() : Effects.Disturbance.NONE);
        int struck = world.exchange.faults().struck().size();
        Dispatcher caller = chance(0.1) ? offClock() : process;
        call(caller, event());
        if (chance(0.1)) {
            tally.fault("duplicated invocation");
            call(process, "{}");
        }
        List<String> strikes = world.exchange.faults().struck();
        strikes.subList(struck, strikes.size()).forEach(this::tellStrike);
        world.exchange.faults().clear();
    }

    private void call(Dispatcher caller, String event) {
        try {
            world.call(caller, event);
        } catch (KilledError killed) {
            process = world.process(Duration.ZERO);
        } catch (RuntimeException failedAsAWhole) {
            // Such as a store that is down before any symbol's turn: the function fails and is called again.
            tally.fault("a whole invocation failed");
        }
        world.effects.calm();
    }

    private String event() {
        if (chance(0.01)) {
            tally.fault("emergency stop");
            return "{\"action\":\"emergency_stop\"}";
        }
        return chance(0.05) ? "{\"action\":\"resume\"}" : "{}";
    }

    private Dispatcher offClock() {
        tally.fault("a clock that is off by 30 s");
        return world.process(CLOCKS.get(1 + random.nextInt(2)));
    }

    private Effects.Disturbance trouble() {
        Trouble.Kind[] kinds = Trouble.Kind.values();
        Trouble.Kind kind = kinds[random.nextInt(kinds.length)];
        Duration sleep = Duration.ofMillis(500L + random.nextInt(chance(0.5) ? 8_000 : 90_000));
        return new Trouble(
                kind, 1 + random.nextInt(MOST_EFFECTS), sleep, world, () -> world.process(Duration.ZERO), tally);
    }

    private void disturbVenue() {
        if (chance(0.5)) {
            world.exchange.faults().next(fault(), ROUTES.get(random.nextInt(ROUTES.size())), 1);
        }
        if (chance(0.1)) {
            tally.fault("a fill that stays partial");
            BigDecimal share =
                    new BigDecimal(List.of("0", "0.3", "0.0005", "0.9").get(random.nextInt(4)));
            world.exchange.fillPartially(World.ETH, share, Duration.ofSeconds(random.nextInt(200)), 1);
        }
        if (chance(0.02)) {
            commission();
        }
    }

    private Fault fault() {
        return switch (random.nextInt(10)) {
            case 0 -> Fault.timestampOutsideWindow();
            case 1 -> Fault.tooManyRequests(Duration.ofSeconds(5));
            case 2 -> Fault.banned(Duration.ofSeconds(60));
            case 3 -> Fault.unavailableHtml();
            case 4 -> Fault.cutMidBody();
            case 5 -> Fault.resetUndone();
            case 6 -> Fault.lateAcceptance(Duration.ofMillis(200L + random.nextInt(4_500)));
            case 7 -> Fault.refusal("refused", 400, -2010, "This action is disabled on this account.");
            case 8 -> Fault.regionRefused();
            default -> Fault.lostAnswer();
        };
    }

    /** Fees in BNB are not the ledger's to the last digit of the profit, so a world keeps to one way of charging. */
    private void commission() {
        Commission usual = Commission.of("0.001");
        if (seed % 3 == 1) {
            world.exchange.commission(usual.in(Commission.FeeAsset.QUOTE));
        } else if (seed % 3 == 2 && world.total("BNB").signum() == 0) {
            world.exchange.deposit("BNB", new BigDecimal("1000"));
            world.exchange.commission(new Commission(
                    new BigDecimal("0.001"), new BigDecimal("0.001"), Commission.FeeAsset.BNB, new BigDecimal("600")));
        } else if (seed % 3 == 0) {
            world.exchange.commission(usual);
        }
    }

    /** Nothing goes wrong any more: one minute later all that is held is protected, and the books agree. */
    private int calm(int from) {
        process = world.process(Duration.ZERO);
        world.effects.calm();
        int minute = from;
        for (int calm = 0; calm < CALM_MINUTES; calm++) {
            world.minute(minute);
            JsonNode answer = world.call(process, chance(0.5) ? "{}" : "{\"action\":\"scheduled_trading\"}");
            String where = where(minute);
            tally.violated(where, Invariants.failures(answer));
            tally.violated(where, invariants.oneEntryABar());
            tally.violated(where, invariants.protectedNow());
            tally.violated(where, invariants.twiceIsOnce(process));
            tally.violated(where, invariants.ledgerIsExchange());
            minute = Math.max(minute + 1, world.now() + 1);
        }
        world.call(process, "{\"action\":\"resume\"}");
        return minute - 1;
    }

    private void tellStrike(String strike) {
        tally.fault("venue: " + strike.replaceAll("\\[.*", ""));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private String where(int minute) {
        return "storm " + seed + ", minute " + minute;
    }

    private static BarSeries market(long seed, int minutes) {
        long start = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
        MarketSpec spec = MarketSpec.of(List.of(World.ETH), start, 1, seed).withMinutes(HISTORY + minutes);
        return SyntheticMarket.of(spec).bars(World.ETH);
    }
}
