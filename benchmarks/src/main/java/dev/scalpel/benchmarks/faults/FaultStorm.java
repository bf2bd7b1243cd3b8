package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
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
import java.util.function.Supplier;

/** The whole storm: every effect of every kind of minute, then random minutes until enough has gone wrong. */
public final class FaultStorm {

    static {
        // Every page of HTML in place of JSON would be logged with its stack. The level holds once the class is there.
        System.setProperty("org.slf4j.simpleLogger.log.si.mazi.rescu", "off");
        try {
            Class.forName("si.mazi.rescu.ResponseReader");
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("the HTTP client is on the class path of execution", missing);
        }
    }

    /** Of a storm as the published run has them. */
    public static final int MINUTES_A_STORM = 400;

    private final EngineVariant variant;
    private final int threads;
    private final PrintStream log;

    /** @param threads how many worlds there are at a time; each is a matter of its seed alone */
    public FaultStorm(EngineVariant variant, int threads, PrintStream log) {
        this.variant = variant;
        this.threads = threads;
        this.log = log;
    }

    /** The engine as it is, on two threads. */
    public static FaultStorm ofEngine(PrintStream log) {
        return new FaultStorm(EngineVariant.ENGINE, 2, log);
    }

    /**
     * @param step 1 is every fault at every effect of every scenario, n every n-th
     * @param leastFaults of all; random storms go on until there are so many
     * @param seed of the first storm
     */
    public StormTotals run(int step, int leastFaults, long seed) {
        StormTotals totals = new StormTotals();
        scenarios(step, totals);
        log.println("faults: " + totals.faults() + " at every kind of minute, violations " + totals.violations());
        storms(seed, totals, () -> totals.faults() < leastFaults);
        return totals;
    }

    /** Storms for so long. */
    public StormTotals soak(Duration time, long seed) {
        StormTotals totals = new StormTotals();
        long end = System.nanoTime() + time.toNanos();
        storms(seed, totals, () -> System.nanoTime() < end);
        return totals;
    }

    /** The storm of this seed alone: always with the same faults, orders and end. */
    public StormEnd replay(long seed, int minutes) {
        return replay(seed, minutes, Optional.empty());
    }

    /** @param traced a minute of which everything is printed */
    public StormEnd replay(long seed, int minutes, Optional<Integer> traced) {
        StormTotals totals = new StormTotals();
        FaultTally tally = new FaultTally("storm " + seed, false);
        tally.trace(traced, log::println);
        String digest = new Storm(seed, minutes, variant, tally).run();
        totals.add(tally);
        return new StormEnd(seed, totals, digest);
    }

    /** Storms one after the other until one breaks something, or enough has gone wrong. */
    public Discovery discover(int mostFaults, long seed) {
        int before = 0;
        for (long one = seed; before < mostFaults; one++) {
            FaultTally tally = new FaultTally("storm " + one, true);
            new Storm(one, MINUTES_A_STORM, variant, tally).run();
            if (!tally.found().isEmpty()) {
                FaultTally.Found found = tally.found().get(0);
                return new Discovery(
                        variant,
                        before + found.faults(),
                        Optional.of(found.violation().invariant().name()),
                        found.toString());
            }
            before += tally.faults();
        }
        return new Discovery(variant, before, Optional.empty(), "not found");
    }

    private void scenarios(int step, StormTotals totals) {
        List<Supplier<FaultTally>> cases = new SystematicFaults(variant).cases(step);
        AtomicLong next = new AtomicLong();
        together(() -> {
            for (int i = (int) next.getAndIncrement(); i < cases.size(); i = (int) next.getAndIncrement()) {
                totals.add(cases.get(i).get());
            }
        });
    }

    private void storms(long seed, StormTotals totals, BooleanSupplier goesOn) {
        AtomicLong next = new AtomicLong(seed);
        together(() -> {
            while (goesOn.getAsBoolean()) {
                long mine = next.getAndIncrement();
                FaultTally tally = new FaultTally("storm " + mine, false);
                String digest = new Storm(mine, MINUTES_A_STORM, variant, tally).run();
                totals.add(tally);
                log.println("storm " + mine + ": " + tally.faults() + " faults, digest " + digest + ", violations "
                        + tally.violations() + "; faults so far " + totals.faults());
            }
        });
    }

    private void together(Runnable work) {
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
