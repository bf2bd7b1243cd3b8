package dev.scalpel.testkit;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one write at a time through to each object. S3 checks a write's condition and takes the write in one step;
 * s3proxy does so for {@code If-None-Match} but lets two writes with one {@code If-Match} win.
 */
final class AtomicWrites implements AutoCloseable {

    private final ConcurrentHashMap<String, Object> locks = new ConcurrentHashMap<>();
    private final S3RequestCounter counter = new S3RequestCounter();
    private final HttpRelay relay;

    AtomicWrites(URI upstream) {
        relay = new HttpRelay(upstream, this::answer);
    }

    URI endpoint() {
        return relay.endpoint();
    }

    S3RequestCounter counter() {
        return counter;
    }

    @Override
    public void close() {
        relay.close();
    }

    private byte[] answer(RawRequest request) throws IOException {
        counter.count(request.line());
        if (request.line().startsWith("GET ") || request.line().startsWith("HEAD ")) {
            return relay.passOn(request);
        }
        synchronized (locks.computeIfAbsent(request.path(), path -> new Object())) {
            return relay.passOn(request);
        }
    }
}
