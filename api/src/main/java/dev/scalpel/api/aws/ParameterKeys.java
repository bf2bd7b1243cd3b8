package dev.scalpel.api.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.KeySource;
import dev.scalpel.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keys in a parameter of Systems Manager, read by its API {@code GetParameter} and kept for a minute: a revoked key is valid so long
 * at most. While the parameter cannot be read, those known last are valid.
 */
public final class ParameterKeys implements KeySource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int OK = 200;

    private final SignedRequests requests;
    private final URI endpoint;
    private final String parameter;
    private final Clock clock;
    private Optional<Known> known = Optional.empty();

    private record Known(KeyRing keys, Instant at) {}

    /** @param endpoint of Systems Manager in the region */
    public ParameterKeys(SignedRequests requests, URI endpoint, String parameter, Clock clock) {
        this.requests = requests;
        this.endpoint = endpoint;
        this.parameter = parameter;
        this.clock = clock;
    }

    @Override
    public synchronized KeyRing current() {
        Instant now = clock.instant();
        if (known.isPresent() && Duration.between(known.get().at(), now).abs().compareTo(FRESH) < 0) {
            return known.get().keys();
        }
        try {
            KeyRing read = read();
            known = Optional.of(new Known(read, now));
            return read;
        } catch (IOException | IllegalArgumentException failed) {
            return known.map(Known::keys)
                    .orElseThrow(() -> new StoreException("cannot read the keys in parameter " + parameter, failed));
        }
    }

    private KeyRing read() throws IOException {
        byte[] request = JSON.writeValueAsBytes(
                JSON.createObjectNode().put("Name", parameter).put("WithDecryption", true));
        SignedRequests.Response response = requests.post(
                "ssm",
                endpoint,
                Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "AmazonSSM.GetParameter"),
                request);
        if (response.status() != OK) {
            throw new IOException("Systems Manager answered " + response.status());
        }
        JsonNode value = JSON.readTree(response.body()).at("/Parameter/Value");
        return KeyRing.read("parameter " + parameter, value.asText().getBytes(StandardCharsets.UTF_8));
    }
}
