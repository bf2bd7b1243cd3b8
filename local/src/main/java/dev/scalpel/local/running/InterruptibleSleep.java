package dev.scalpel.local.running;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A sleep that ends immediately when the bot stops. Sleeps in short steps, because the clock jumps when the machine was suspended. */
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
