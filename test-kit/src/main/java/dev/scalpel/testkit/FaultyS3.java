package dev.scalpel.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The network in front of an S3 server, as bad as a test wants it: passes requests on and lets each of them fail by
 * plan. Listens on loopback; one request a connection.
 */
public final class FaultyS3 implements AutoCloseable {

    private static final int CLIENT_TIMEOUT_MILLIS = 30_000;

    private final URI upstream;
    private final ServerSocket listener;
    private final ExecutorService connections = Executors.newCachedThreadPool(FaultyS3::daemon);
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private volatile Function<String, S3Fault> plan = request -> S3Fault.NONE;

    public FaultyS3(URI upstream) {
        this.upstream = upstream;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on loopback", failed);
        }
        connections.execute(this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Asks {@code plan} what is to go wrong with each request from now on; it is given {@code "PUT /bucket/key"}. */
    public void plan(Function<String, S3Fault> plan) {
        this.plan = plan;
    }

    /** Lets the next requests with this method fail in this order, and later ones pass. */
    public void failNext(String method, S3Fault... faults) {
        Queue<S3Fault> left = new ConcurrentLinkedQueue<>(Arrays.asList(faults));
        plan(request -> {
            S3Fault fault = request.startsWith(method + " ") ? left.poll() : null;
            return fault == null ? S3Fault.NONE : fault;
        });
    }

    /** Lets all requests pass. */
    public void heal() {
        plan(request -> S3Fault.NONE);
    }

    /** What was asked so far, in order: {@code "PUT /bucket/key"}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        connections.shutdownNow();
        closeQuietly(listener);
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
            client.setSoTimeout(CLIENT_TIMEOUT_MILLIS);
            client.setTcpNoDelay(true);
            RawRequest request =
                    RawRequest.read(new BufferedInputStream(client.getInputStream()), client.getOutputStream());
            requests.add(request.line());
            answer(client, request, plan.apply(request.line()));
        } catch (IOException | InterruptedException gone) {
            // The caller went away or the test is over: a network has nobody to tell.
            closeQuietly(client);
        }
    }

    private void answer(Socket client, RawRequest request, S3Fault fault) throws IOException, InterruptedException {
        if (fault instanceof S3Fault.Refusal refusal) {
            if (refusal.taken()) {
                passOn(request);
            }
            client.getOutputStream().write(errorDocument(refusal));
        } else if (fault instanceof S3Fault.Closed closed) {
            byte[] whole = closed.taken() ? passOn(request) : new byte[0];
            client.getOutputStream().write(whole, 0, closed.share() == 0 ? 0 : cutPoint(whole, closed.share()));
        } else {
            byte[] whole = passOn(request);
            if (fault instanceof S3Fault.Slow slow) {
                Thread.sleep(slow.delay().toMillis());
            }
            client.getOutputStream().write(whole);
        }
        client.getOutputStream().flush();
    }

    private byte[] passOn(RawRequest request) throws IOException {
        try (Socket server = new Socket()) {
            server.connect(new InetSocketAddress(upstream.getHost(), upstream.getPort()));
            server.setTcpNoDelay(true);
            server.setSoTimeout(CLIENT_TIMEOUT_MILLIS);
            server.getOutputStream().write(request.bytesForOneAnswer());
            server.getOutputStream().flush();
            return server.getInputStream().readAllBytes();
        }
    }

    private static int cutPoint(byte[] answer, double share) {
        int body = RawRequest.endOfHead(answer, answer.length);
        return body + (int) ((answer.length - body) * share);
    }

    private static byte[] errorDocument(S3Fault.Refusal refusal) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + refusal.code()
                + "</Code><Message>planned by the test</Message><RequestId>1</RequestId></Error>";
        return ("HTTP/1.1 " + refusal.status() + " " + refusal.code() + "\r\nContent-Type: application/xml\r\n"
                        + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "faulty-s3");
        thread.setDaemon(true);
        return thread;
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyBroken) {
            // Closing is all that was wanted.
        }
    }
}
