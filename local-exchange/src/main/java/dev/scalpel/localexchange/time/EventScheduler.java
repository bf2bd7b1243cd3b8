package dev.scalpel.localexchange.time;

import java.time.Clock;
import java.util.PriorityQueue;

/** The exchange's time. It never runs back, and all that is due happens in its order before anyone is answered. */
public final class EventScheduler {

    /** Lets prices move and orders fill. */
    @FunctionalInterface
    public interface Walker {
        /** From an instant that is done to one that is to be done, in epoch milliseconds. */
        void walk(long from, long to);
    }

    private record Task(long time, long number, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final Clock clock;
    private final Walker walker;
    private final PriorityQueue<Task> agenda = new PriorityQueue<>();
    private long now;
    private long tasks;

    public EventScheduler(Clock clock, Walker walker) {
        this.clock = clock;
        this.walker = walker;
        now = clock.millis();
    }

    /** Does all that is due by the clock and returns its instant. */
    public long catchUp() {
        long target = Math.max(now, clock.millis());
        while (!agenda.isEmpty() && agenda.peek().time() <= target) {
            Task due = agenda.remove();
            walkTo(Math.max(now, due.time()));
            due.action().run();
        }
        walkTo(target);
        return now;
    }

    /** Has something done when the time has come; things of one instant in the order in which they were asked for. */
    public void at(long time, Runnable action) {
        agenda.add(new Task(time, tasks++, action));
    }

    private void walkTo(long time) {
        if (time > now) {
            walker.walk(now, time);
            now = time;
        }
    }
}
