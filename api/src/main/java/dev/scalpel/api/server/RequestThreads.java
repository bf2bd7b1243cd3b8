package dev.scalpel.api.server;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a server of the JDK, which reads requests on them. One that arrives slowly keeps its thread until it has arrived. There
 * are many, and when as many wait as may, the one that began first is given up: however many senders are slow, a request that arrives at
 * once is served.
 */
public final class RequestThreads implements Executor, AutoCloseable {

    private static final int MAX_ARRIVING = 400;
    private static final int MAX_THREADS = 1_000;
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private final int maxArriving;
    /** In the sequence in which they began. */
    private final Set<Thread> arriving = new LinkedHashSet<>();

    /** @param name of the threads */
    public RequestThreads(String name) {
        this(name, MAX_ARRIVING);
    }

    RequestThreads(String name, int maxArriving) {
        this.maxArriving = maxArriving;
        threads = new ThreadPoolExecutor(
                0, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** @param exchange reads a request and calls its handler, which calls {@link #requireArrived} when it has all of it */
    @Override
    public void execute(Runnable exchange) {
        threads.execute(() -> {
            begin();
            try {
                exchange.run();
            } finally {
                end();
            }
        });
    }

    /**
     * To be called by a handler when the request has arrived: from here on its thread is not interrupted.
     *
     * @throws IOException if the request was given up in that moment
     */
    public void requireArrived() throws IOException {
        if (!end()) {
            throw new IOException("the request was given up: too many arrive slowly");
        }
    }

    private synchronized void begin() {
        Iterator<Thread> oldest = arriving.iterator();
        while (arriving.size() >= maxArriving) {
            // Closes the connection that it reads from.
            oldest.next().interrupt();
            oldest.remove();
        }
        arriving.add(Thread.currentThread());
    }

    private synchronized boolean end() {
        return arriving.remove(Thread.currentThread());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
