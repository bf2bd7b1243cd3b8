package dev.scalpel.monitoring.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what could not be read, by many threads. A review with a hole that says so is worth more than none. */
public final class ReadProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ReadProblems.class);

    private final List<String> words = Collections.synchronizedList(new ArrayList<>());

    /** What the reader gives; when it fails, the substitute, and the reason is kept for the report. */
    public <T> T orElse(T substitute, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (RuntimeException unreadable) {
            LOG.warn("the review goes on without this: {}", unreadable.getMessage());
            LOG.debug("it was met here", unreadable);
            add(String.valueOf(unreadable.getMessage()));
            return substitute;
        }
    }

    public void add(String flaw) {
        words.add(flaw);
    }

    public List<String> words() {
        synchronized (words) {
            return words.stream().sorted().distinct().toList();
        }
    }
}
