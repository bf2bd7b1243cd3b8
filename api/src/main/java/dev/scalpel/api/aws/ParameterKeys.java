package dev.scalpel.api.aws;

import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.KeySource;
import dev.scalpel.aws.SystemsManager;
import dev.scalpel.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keys in a parameter of Systems Manager, read by its API {@code GetParameter} and kept for a minute: a revoked key is valid so long
 * at most. While the parameter cannot be read, those known last are valid.
 */
public final class ParameterKeys implements KeySource {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final SystemsManager manager;
    private final String parameter;
    private final Clock clock;
    private Optional<Known> known = Optional.empty();

    private record Known(KeyRing keys, Instant at) {}

    public ParameterKeys(SystemsManager manager, String parameter, Clock clock) {
        this.manager = manager;
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
        String value = manager.get(parameter).value();
        return KeyRing.read("parameter " + parameter, value.getBytes(StandardCharsets.UTF_8));
    }
}
