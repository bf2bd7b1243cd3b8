package dev.scalpel.localexchange.time;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The exchange's time. It never goes back, and everything due is done in order before a call is answered. */
public final class EventScheduler {

    /** Lets prices move and orders fill. */
    @FunctionalInterface
    public interface PriceMover {
        /** From the last processed instant to the next, in epoch milliseconds. */
        void move(long from, long to);
    }

    private record Task(long time, long number, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** Markets of one account move together, so that what happens in them stays in sequence. */
    private static final long STEP = 5_000;

    private final Clock clock;
    private final List<PriceMover> priceMovers = new ArrayList<>();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now;
    private long scheduled;

    public EventScheduler(Clock clock) {
        this.clock = clock;
        now = clock.millis();
    }

    /** One more market whose prices move with this time. */
    public void add(PriceMover market) {
        priceMovers.add(market);
    }

    /** The instant up to which all has happened. */
    public long now() {
        return now;
    }

    /** Runs everything that is due by the clock, and returns the present instant. */
    public long advanceToNow() {
        long target = Math.max(now, clock.millis());
        while (!tasks.isEmpty() && tasks.peek().time() <= target) {
            Task due = tasks.remove();
            moveTo(Math.max(now, due.time()));
            due.action().run();
        }
        moveTo(target);
        return now;
    }

    /** Runs the action at this time; actions of the same instant in the order of scheduling. */
    public void schedule(long time, Runnable action) {
        tasks.add(new Task(time, scheduled++, action));
    }

    private void moveTo(long time) {
        while (now < time) {
            long next = priceMovers.size() > 1 ? Math.min(time, Math.floorDiv(now, STEP) * STEP + STEP) : time;
            for (PriceMover market : priceMovers) {
                market.move(now, next);
            }
            now = next;
        }
    }
}
