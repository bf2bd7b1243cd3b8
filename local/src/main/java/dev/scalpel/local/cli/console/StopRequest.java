package dev.scalpel.local.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C or SIGTERM while a command works: the work is to end early, and the process stays until the command has said what
 * came of it. Its exit code is then the signal's, as for every program.
 */
public final class StopRequest implements AutoCloseable {

    private static final long MAX_SECONDS = 120;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop-request");

    private StopRequest() {}

    /** Watches the process until it is closed. */
    public static StopRequest ofProcess() {
        StopRequest request = new StopRequest();
        Runtime.getRuntime().addShutdownHook(request.hook);
        return request;
    }

    public boolean isRequested() {
        return requested.get();
    }

    private void stop() {
        requested.set(true);
        try {
            ended.await(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has ended: nothing keeps the process any longer. */
    @Override
    public void close() {
        ended.countDown();
        if (!isRequested()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException stoppedJustNow) {
                // The hook runs, and ends at once.
            }
        }
    }
}
