package dev.scalpel.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens on loopback and passes each request to a handler, which may forward it. One request per connection. */
final class HttpRelay implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final URI upstream;
    private final Handler handler;
    private final ServerSocket listener;
    private final ExecutorService connections = Executors.newCachedThreadPool(HttpRelay::daemon);

    HttpRelay(URI upstream, Handler handler) {
        this.upstream = upstream;
        this.handler = handler;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on loopback", failed);
        }
        connections.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** The complete response of the upstream server, head and body. */
    byte[] passOn(RawRequest request) throws IOException {
        try (Socket server = new Socket()) {
            server.connect(new InetSocketAddress(upstream.getHost(), upstream.getPort()));
            server.setTcpNoDelay(true);
            server.setSoTimeout(PATIENCE_MILLIS);
            server.getOutputStream().write(request.bytesForOneResponse());
            server.getOutputStream().flush();
            return server.getInputStream().readAllBytes();
        }
    }

    @Override
    public void close() {
        connections.shutdownNow();
        try {
            listener.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot stop listening", failed);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(PATIENCE_MILLIS);
            client.setTcpNoDelay(true);
            RawRequest request =
                    RawRequest.read(new BufferedInputStream(client.getInputStream()), client.getOutputStream());
            client.getOutputStream().write(handler.answer(request));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // The client has closed the connection, for example after a timeout: nothing can be reported.
            return;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "http-relay");
        thread.setDaemon(true);
        return thread;
    }

    @FunctionalInterface
    interface Handler {
        /** The bytes to send before the connection is closed. */
        byte[] answer(RawRequest request) throws IOException, InterruptedException;
    }
}
