package dev.scalpel.localexchange.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of the account: the one that tests use, and others. Thread-safe. */
public final class ApiKeys {

    private final Map<String, ApiKey> others = new ConcurrentHashMap<>();
    private volatile ApiKey first;

    public ApiKeys(ApiKey first) {
        this.first = first;
    }

    public ApiKey first() {
        return first;
    }

    /** Replaces the first key; the earlier one is unknown from now on. */
    public void replace(ApiKey other) {
        first = other;
    }

    public void add(ApiKey another) {
        others.put(another.key(), another);
    }

    public Optional<ApiKey> find(String name) {
        ApiKey used = first;
        return name.equals(used.key()) ? Optional.of(used) : Optional.ofNullable(others.get(name));
    }
}
