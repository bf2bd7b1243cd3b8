package dev.scalpel.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * The network in front of an S3 server, as unreliable as a test needs it: forwards requests and lets each of them fail by
 * plan. Listens on loopback; one request a connection.
 */
public final class FaultyS3Proxy implements AutoCloseable {

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final HttpRelay relay;
    private volatile Function<String, S3Fault> plan = request -> S3Fault.NONE;

    public FaultyS3Proxy(URI upstream) {
        relay = new HttpRelay(upstream, this::answer);
    }

    public URI endpoint() {
        return relay.endpoint();
    }

    /** Applies the fault that {@code plan} returns for each request from now on, such as {@code "PUT /bucket/key"}. */
    public void plan(Function<String, S3Fault> newPlan) {
        this.plan = newPlan;
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

    /** The requests so far, in order: {@code "PUT /bucket/key"}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        relay.close();
    }

    private byte[] answer(RawRequest request) throws IOException, InterruptedException {
        requests.add(request.line());
        S3Fault fault = plan.apply(request.line());
        if (fault instanceof S3Fault.Refusal refusal) {
            if (refusal.taken()) {
                relay.passOn(request);
            }
            return errorDocument(refusal);
        }
        if (fault instanceof S3Fault.Closed closed) {
            byte[] whole = closed.taken() ? relay.passOn(request) : new byte[0];
            return Arrays.copyOf(whole, closed.share() == 0 ? 0 : cutPoint(whole, closed.share()));
        }
        byte[] whole = relay.passOn(request);
        if (fault instanceof S3Fault.Slow slow) {
            Thread.sleep(slow.delay().toMillis());
        }
        return whole;
    }

    private static int cutPoint(byte[] answer, double share) {
        int body = RawRequest.endOfHead(answer);
        return body + (int) ((answer.length - body) * share);
    }

    private static byte[] errorDocument(S3Fault.Refusal refusal) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + refusal.code()
                + "</Code><Message>planned by the test</Message><RequestId>1</RequestId></Error>";
        return ("HTTP/1.1 " + refusal.status() + " " + refusal.code() + "\r\nContent-Type: application/xml\r\n"
                        + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
