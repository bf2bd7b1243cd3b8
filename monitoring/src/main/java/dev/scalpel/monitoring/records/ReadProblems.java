package dev.scalpel.monitoring.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what could not be read. Thread-safe. A review with a reported gap is worth more than none. */
public final class ReadProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ReadProblems.class);

    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    /** The result of the reader; when it fails, the substitute, and the reason is kept for the report. */
    public <T> T orElse(T substitute, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (RuntimeException unreadable) {
            LOG.warn("skipped in the review: {}", unreadable.getMessage());
            LOG.debug("cause", unreadable);
            add(String.valueOf(unreadable.getMessage()));
            return substitute;
        }
    }

    public void add(String problem) {
        messages.add(problem);
    }

    public List<String> messages() {
        synchronized (messages) {
            return messages.stream().sorted().distinct().toList();
        }
    }
}
