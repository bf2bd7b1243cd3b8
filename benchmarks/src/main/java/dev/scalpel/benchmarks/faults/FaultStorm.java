package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.invariants.Invariant;
import dev.scalpel.benchmarks.faults.invariants.Violation;
import dev.scalpel.benchmarks.faults.venues.BinanceSpot;
import dev.scalpel.benchmarks.faults.venues.SpotVenue;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The whole storm: every fault at every port call of every scenario, then random minutes until enough faults have struck. */
public final class FaultStorm {

    static {
        // Every HTML page in place of JSON would be logged with a stack trace. The level applies once the class is
        // loaded.
        System.setProperty("org.slf4j.simpleLogger.log.si.mazi.rescu", "off");
        try {
            Class.forName("si.mazi.rescu.ResponseReader");
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("the HTTP client is on the class path of execution", missing);
        }
    }

    /** Length of a storm in the published run. */
    public static final int MINUTES_PER_STORM = 400;

    private final SpotVenue venue;
    private final EngineVariant variant;
    private final int threads;
    private final PrintStream log;

    /**
     * At Binance.
     *
     * @param threads number of storms at a time; each depends on its seed alone
     */
    public FaultStorm(EngineVariant variant, int threads, PrintStream log) {
        this(new BinanceSpot(), variant, threads, log);
    }

    /** At this venue. */
    public FaultStorm(SpotVenue venue, EngineVariant variant, int threads, PrintStream log) {
        this.venue = venue;
        this.variant = variant;
        this.threads = threads;
        this.log = log;
    }

    /** The unchanged engine at Binance, on two threads. */
    public static FaultStorm ofEngine(PrintStream log) {
        return ofEngine(new BinanceSpot(), log);
    }

    /** The unchanged engine, on two threads. */
    public static FaultStorm ofEngine(SpotVenue venue, PrintStream log) {
        return new FaultStorm(venue, EngineVariant.ENGINE, 2, log);
    }

    /**
     * @param step 1 runs every fault at every call of every scenario, n every n-th
     * @param minFaults total; random storms continue until there are this many
     * @param seed of the first storm
     */
    public StormTotals run(int step, int minFaults, long seed) {
        StormTotals totals = new StormTotals();
        scenarios(step, totals);
        log.println("faults: " + totals.faults() + " at every kind of minute, violations " + totals.violations());
        storms(seed, totals, () -> totals.faults() < minFaults);
        return totals;
    }

    /** Storms for this time. */
    public StormTotals soak(Duration time, long seed) {
        StormTotals totals = new StormTotals();
        long end = System.nanoTime() + time.toNanos();
        storms(seed, totals, () -> System.nanoTime() < end);
        return totals;
    }

    /** The storm of this seed: always with the same faults, orders and end. */
    public StormEnd replay(long seed, int minutes) {
        return replay(seed, minutes, Optional.empty());
    }

    /** @param traced a minute whose every call is printed */
    public StormEnd replay(long seed, int minutes, Optional<Integer> traced) {
        StormTotals totals = new StormTotals();
        FaultTally tally = new FaultTally("storm " + seed);
        tally.trace(traced, log::println);
        String digest = new Storm(venue, seed, minutes, variant, tally).run();
        totals.add(tally);
        return new StormEnd(seed, totals, digest);
    }

    /** Runs storms one after the other until one violates an invariant, or enough faults have struck. */
    public Discovery discover(int maxFaults, long seed) {
        return discover(maxFaults, seed, violation -> true);
    }

    /** The same until one violates this invariant; it continues after violations of others. */
    public Discovery discover(int maxFaults, long seed, Invariant invariant) {
        return discover(maxFaults, seed, violation -> violation.invariant() == invariant);
    }

    private Discovery discover(int maxFaults, long seed, Predicate<Violation> ending) {
        int before = 0;
        for (long one = seed; before < maxFaults; one++) {
            FaultTally tally = new FaultTally("storm " + one, ending);
            new Storm(venue, one, MINUTES_PER_STORM, variant, tally).run();
            Optional<FaultTally.Found> found = tally.ending();
            if (found.isPresent()) {
                return discovered(before, found.get());
            }
            before += tally.faults();
        }
        return new Discovery(variant, before, Optional.empty(), "not found");
    }

    private Discovery discovered(int before, FaultTally.Found found) {
        return new Discovery(
                variant,
                before + found.faults(),
                Optional.of(found.violation().invariant().name()),
                found.toString());
    }

    private void scenarios(int step, StormTotals totals) {
        List<Supplier<FaultTally>> cases = new SystematicFaults(venue, variant).cases(step);
        AtomicLong next = new AtomicLong();
        inParallel(() -> {
            for (int i = (int) next.getAndIncrement(); i < cases.size(); i = (int) next.getAndIncrement()) {
                totals.add(cases.get(i).get());
            }
        });
    }

    private void storms(long seed, StormTotals totals, BooleanSupplier continues) {
        AtomicLong next = new AtomicLong(seed);
        inParallel(() -> {
            while (continues.getAsBoolean()) {
                long mine = next.getAndIncrement();
                FaultTally tally = new FaultTally("storm " + mine);
                String digest = new Storm(venue, mine, MINUTES_PER_STORM, variant, tally).run();
                totals.add(tally);
                log.println("storm " + mine + ": " + tally.faults() + " faults, digest " + digest + ", violations "
                        + tally.violations() + "; faults so far " + totals.faults());
            }
        });
    }

    private void inParallel(Runnable work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(work));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a storm", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a storm could not be run", failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
