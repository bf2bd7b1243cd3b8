package dev.scalpel.local.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.localexchange.server.StandIn;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a local exchange, requested with each reading: correct at any speed, and after jumps of its clock. UTC. */
public final class LocalExchangeClock extends Clock {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int SAMPLES = 5;
    private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(300);
    /** Of a speed: on a busy machine, where responses are slow, it is measured for longer. */
    private static final double MAX_ERROR = 0.05;

    private static final int MAX_INTERVALS = 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final String address;
    private final HttpRequest request;

    /** @param address such as {@code http://127.0.0.1:8086} */
    public LocalExchangeClock(String address) {
        this.address = address;
        this.request = HttpRequest.newBuilder(URI.create(address).resolve(StandIn.TIME_PATH))
                .timeout(TIMEOUT)
                .build();
    }

    /** The time in a response, and the machine's timer half-way between request and response. */
    private record Sample(Instant time, long nanos, long roundTripNanos) {}

    /** @throws LocalExchangeUnreachableException when it does not answer, or its answer is no time */
    @Override
    public Instant instant() {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode time = JSON.readTree(response.body()).path(StandIn.TIME_FIELD);
            if (!time.isIntegralNumber()) {
                throw new LocalExchangeUnreachableException(
                        address + " is no local exchange: it names no time (HTTP " + response.statusCode() + ")");
            }
            return Instant.ofEpochMilli(time.asLong());
        } catch (JsonProcessingException e) {
            throw new LocalExchangeUnreachableException(address + " is no local exchange: it names no time", e);
        } catch (IOException e) {
            throw new LocalExchangeUnreachableException(
                    "the exchange at " + address + " does not answer: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalExchangeUnreachableException(
                    "interrupted while reading the time of the exchange at " + address, e);
        }
    }

    /**
     * A clock that is set to the exchange's time once and then ticks without requests, for frequent readings.
     *
     * @param wall the machine's clock
     * @param speed how many of the exchange's seconds pass in a real one
     */
    public Clock tickingAt(Clock wall, int speed) {
        Sample best = sample();
        Instant now = wall.instant();
        Duration since = Duration.ofNanos(System.nanoTime() - best.nanos());
        return new ScaledClock(wall, now, best.time().plus(since.multipliedBy(speed)), speed);
    }

    /** Measures how many of its seconds pass in a real one; the time in a response may be wrong by half of its round trip. */
    public double speed() throws InterruptedException {
        Sample first = sample();
        Sample second = first;
        for (int interval = 0; interval < MAX_INTERVALS && isUncertain(first, second); interval++) {
            Thread.sleep(SAMPLE_INTERVAL.toMillis());
            second = sample();
        }
        return (double) Duration.between(first.time(), second.time()).toNanos() / (second.nanos() - first.nanos());
    }

    private static boolean isUncertain(Sample first, Sample second) {
        double error = (first.roundTripNanos() + second.roundTripNanos()) / 2.0;
        return error > MAX_ERROR * (second.nanos() - first.nanos());
    }

    /** The fastest of some responses: its time is the most exact. The first call of a JVM is slow. */
    private Sample sample() {
        Sample best = new Sample(Instant.EPOCH, 0, Long.MAX_VALUE);
        for (int i = 0; i < SAMPLES; i++) {
            long sent = System.nanoTime();
            Instant time = instant();
            long roundTripNanos = System.nanoTime() - sent;
            if (roundTripNanos < best.roundTripNanos()) {
                best = new Sample(time, sent + roundTripNanos / 2, roundTripNanos);
            }
        }
        return best;
    }

    private static String reason(IOException failure) {
        if (failure instanceof ConnectException) {
            return "nothing listens there";
        }
        return failure instanceof HttpTimeoutException
                ? "no answer within " + TIMEOUT.toSeconds() + " s"
                : "the connection failed";
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Not supported: the time is always UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is UTC, not " + zone);
    }
}
