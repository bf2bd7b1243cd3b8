package dev.scalpel.localexchange.time;

import java.time.Clock;
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

    private final Clock clock;
    private final PriceMover priceMover;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now;
    private long scheduled;

    public EventScheduler(Clock clock, PriceMover priceMover) {
        this.clock = clock;
        this.priceMover = priceMover;
        now = clock.millis();
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
        if (time > now) {
            priceMover.move(now, time);
            now = time;
        }
    }
}
