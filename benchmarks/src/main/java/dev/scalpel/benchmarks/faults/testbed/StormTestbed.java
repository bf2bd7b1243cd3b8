package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.invocation.Dispatcher;
import java.time.Instant;
import java.util.Optional;

/** One account, one store, one clock, and any number of processes of the function; one that is kept warm interrupts others. */
public abstract class StormTestbed implements StormTarget, AutoCloseable {

    private static final int INTERRUPTIONS_PER_PROCESS = 5;

    private final PortCallInterceptor interceptor = new PortCallInterceptor();
    private final SentIntents sent = new SentIntents();
    private Optional<Dispatcher> other = Optional.empty();
    private int interruptions;

    /** A process that starts now, with nothing in its memory. */
    public abstract Dispatcher process();

    public abstract String call(Dispatcher process, String event);

    public abstract Instant time();

    /** Minutes since the begin. */
    public abstract int now();

    /** Every intent that any process has sent. */
    public final SentIntents sent() {
        return sent;
    }

    public final PortCallInterceptor interceptor() {
        return interceptor;
    }

    /** Calls another process during an invocation: one that is kept warm, and whose memory is stale. */
    @Override
    public final void interrupt(String event) {
        if (interruptions++ % INTERRUPTIONS_PER_PROCESS == 0) {
            other = Optional.of(process());
        }
        Dispatcher warm = other.orElseThrow();
        interceptor.interruptions(() -> {
            try {
                call(warm, event);
            } catch (RuntimeException failed) {
                // Like the real caller: nothing, the next minute calls it again.
                interceptor.calm();
            }
        });
    }

    @Override
    public abstract void close();
}
