package dev.scalpel.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An S3 server on loopback whose conditional writes are atomic. As a static {@code @RegisterExtension} it lives as long
 * as the test class; without JUnit call {@link #start()} and {@link #close()}. It accepts any credentials and keeps its
 * objects in memory. Address buckets in the path, not in the host name.
 */
public final class S3Server implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    private final AtomicInteger buckets = new AtomicInteger();
    private @Nullable IsolatedS3Proxy proxy;
    private @Nullable AtomicWrites front;

    /** Starts the server; does nothing if it is running. */
    public synchronized S3Server start() {
        if (proxy == null) {
            proxy = new IsolatedS3Proxy();
            front = new AtomicWrites(proxy.endpoint());
        }
        return this;
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public synchronized URI endpoint() {
        return running().endpoint();
    }

    /** The requests since its start. */
    public synchronized S3RequestCounts requests() {
        return running().counter().soFar();
    }

    private AtomicWrites running() {
        if (front == null) {
            throw new IllegalStateException("the S3 server is not running: start() it, or register it as an extension");
        }
        return front;
    }

    /** Creates an empty bucket with a unique name. */
    public String newBucket() {
        String bucket = "bucket-" + buckets.incrementAndGet();
        HttpRequest request = HttpRequest.newBuilder(endpoint().resolve("/" + bucket))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "cannot make " + bucket + ": " + answer.statusCode() + " " + answer.body());
            }
            return bucket;
        } catch (IOException failed) {
            throw new IllegalStateException("cannot make " + bucket, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making " + bucket, stopped);
        }
    }

    @Override
    public synchronized void close() {
        if (front != null && proxy != null) {
            front.close();
            proxy.close();
            front = null;
            proxy = null;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }
}
