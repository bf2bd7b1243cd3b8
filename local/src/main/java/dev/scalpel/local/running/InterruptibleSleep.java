package dev.scalpel.local.running;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that end at once when the bot is to stop. A short step at a time: a machine that slept wakes at a new hour. */
final class InterruptibleSleep implements RealTimeScheduler.Pause {

    private static final long MAX_STEP_MILLIS = 1_000;

    private final int speed;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param speed how many of the clock's seconds pass in a real one */
    InterruptibleSleep(int speed) {
        this.speed = speed;
    }

    @Override
    public boolean pause(Duration atMost) throws InterruptedException {
        long millis = Math.max(1, Math.min(MAX_STEP_MILLIS, atMost.toMillis() / speed));
        return !ended.await(millis, TimeUnit.MILLISECONDS);
    }

    void end() {
        ended.countDown();
    }
}
