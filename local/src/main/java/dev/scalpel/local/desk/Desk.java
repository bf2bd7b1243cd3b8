package dev.scalpel.local.desk;

import com.sun.net.httpserver.HttpServer;
import dev.scalpel.api.server.RequestThreads;
import dev.scalpel.api.server.ServerProperties;
import dev.scalpel.local.desk.data.DeskWatch;
import dev.scalpel.local.desk.http.RequestGuard;
import dev.scalpel.local.desk.stream.EventStreams;
import dev.scalpel.local.desk.view.OverviewView;
import dev.scalpel.local.desk.view.PriceDigits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The trader's desk on loopback: a page, its documents, and a stream of what changes. */
public final class Desk implements AutoCloseable {

    private static final int BACKLOG = 128;

    static {
        ServerProperties.set();
    }

    private final HttpServer server;
    private final RequestThreads threads;
    private final EventStreams streams;
    private final DeskFeed feed;
    private final ScheduledExecutorService schedule;

    private Desk(
            HttpServer server,
            RequestThreads threads,
            EventStreams streams,
            DeskFeed feed,
            ScheduledExecutorService schedule) {
        this.server = server;
        this.threads = threads;
        this.streams = streams;
        this.feed = feed;
        this.schedule = schedule;
    }

    /**
     * Opens the desk, which sends what has changed once a second.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException when the port is taken
     */
    public static Desk open(int port, DeskSetup setup) {
        Desk desk = openSilent(port, setup);
        // Its failures are handled in it.
        ScheduledFuture<?> unused =
                desk.schedule.scheduleWithFixedDelay(() -> desk.sendChanges(setup), 1, 1, TimeUnit.SECONDS);
        return desk;
    }

    /** The same without a schedule: {@link #sendChanges()} sends what has changed. */
    static Desk openSilent(int port, DeskSetup setup) {
        HttpServer server = server(port);
        EventStreams streams = new EventStreams(setup.data().clock(), setup.heartbeat());
        DeskWatch watch = new DeskWatch(setup.data(), setup.pace());
        setup.written().ifPresent(store -> store.observe(watch::written));
        PriceDigits digits = new PriceDigits(setup.data());
        VenueFigures venue = new VenueFigures(setup);
        Overview overview = new Overview(
                watch,
                new OverviewView(setup.data(), digits, setup.version(), setup.readOnly()),
                setup.lastMinute(),
                venue::latest);
        ScheduledExecutorService schedule = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "desk-feed");
            thread.setDaemon(true);
            return thread;
        });
        if (venue.isQueried()) {
            ScheduledFuture<?> unused = schedule.scheduleWithFixedDelay(
                    () -> venue.readFor(streams), 0, VenueFigures.PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
        DeskRoutes routes = DeskRoutes.of(
                overview,
                new DeskQuestions(setup.data(), digits, overview, setup.log()),
                setup.backtests(),
                setup.settings(),
                setup.functions().map(DeskControls::new));
        RequestGuard guard = new RequestGuard(server.getAddress().getPort(), new SecureRandom());
        RequestThreads threads = new RequestThreads("desk");
        DeskMetrics metrics = new DeskMetrics(setup, overview);
        DeskServer handler = new DeskServer(threads, guard, routes, overview, streams, metrics::bytes);
        Desk desk = new Desk(server, threads, streams, new DeskFeed(overview, setup.log(), streams), schedule);
        server.createContext("/", handler::answer);
        server.setExecutor(threads);
        server.start();
        return desk;
    }

    private static HttpServer server(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot open the desk on port " + port + ": " + taken.getMessage(), taken);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Sends what has changed to the pages that are open. */
    void sendChanges() {
        feed.send();
    }

    /** A failure must not end the schedule: it is shown as a line of the log. */
    private void sendChanges(DeskSetup setup) {
        try {
            sendChanges();
        } catch (RuntimeException failed) {
            setup.log().add(setup.data().clock().instant(), "desk", "cannot read the store: " + failed.getMessage());
        }
    }

    /** How many pages are open. */
    int openPages() {
        return streams.size();
    }

    @Override
    public void close() {
        schedule.shutdownNow();
        streams.close();
        server.stop(0);
        threads.close();
    }
}
