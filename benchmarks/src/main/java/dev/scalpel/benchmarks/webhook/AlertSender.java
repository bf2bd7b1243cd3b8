package dev.scalpel.benchmarks.webhook;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends alerts, each another one, and measures how long their answers take. */
final class AlertSender {

    static final String KEY = "secret";

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final Instant time;
    private int number;

    /** @param time of the first alert; each following one is a millisecond later */
    AlertSender(URI address, Instant time) {
        this.address = address;
        this.time = time;
    }

    /** Milliseconds of each answer. */
    List<Double> oneAfterTheOther(int count) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            send(alert(number++));
            millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
        }
        return millis;
    }

    /** Sends alerts evenly within a second; returns when all are answered, which takes so many milliseconds. */
    double withinOneSecond(int count) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            answers.add(client.sendAsync(request(alert(number++)), HttpResponse.BodyHandlers.ofString()));
            sleepUntil(start + TimeUnit.SECONDS.toNanos(1) * (i + 1) / count);
        }
        answers.forEach(answer -> require(answer.join()));
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    /** Sends the last alerts once more, as TradingView does after a 5xx. */
    void repeatLast(int count) {
        for (int i = number - count; i < number; i++) {
            if (!send(alert(i)).contains("\"duplicate\":true")) {
                throw new BenchmarkException("an alert that was sent twice was taken for two");
            }
        }
    }

    private String alert(int which) {
        return "{\"key\":\"" + KEY + "\",\"time\":\"" + time.plusMillis(which) + "\",\"ticker\":\"BTCUSDT\","
                + "\"order_action\":\"" + (which % 2 == 0 ? "buy" : "sell") + "\",\"order_price\":\"67656.77\"}";
    }

    /** The answer to a message, which must be accepted. */
    String send(String message) {
        try {
            return require(client.send(request(message), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new BenchmarkException("an alert was not answered", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", stopped);
        }
    }

    private HttpRequest request(String message) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
    }

    private static String require(HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw new BenchmarkException("an alert was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static void sleepUntil(long nanos) {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(left);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new BenchmarkException("interrupted", stopped);
            }
        }
    }
}
