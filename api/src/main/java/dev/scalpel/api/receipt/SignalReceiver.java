package dev.scalpel.api.receipt;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.SignalBox.Stored;
import dev.scalpel.signals.message.MessageReader;
import dev.scalpel.signals.message.MessageReader.Received;
import dev.scalpel.signals.message.Recipient;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads messages and stores their signals. Executes nothing: the next run of the portfolio does. */
public final class SignalReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(SignalReceiver.class);

    private final SignalBox box;
    private final Clock clock;

    public SignalReceiver(SignalBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    /**
     * Stores the signal of a message, unless it is there.
     *
     * @throws dev.scalpel.signals.message.SignalRefusedException if it is no signal
     * @throws dev.scalpel.store.StoreException if it could not be stored; the same message may be sent again
     */
    public Map<String, Object> receive(
            Recipient recipient, Optional<String> strategy, String contentType, byte[] body) {
        Instant now = clock.instant();
        Received received = new MessageReader(recipient).read(strategy, contentType, body, now);
        Signal signal = received.signal();
        boolean duplicate = box.put(signal) == Stored.KNOWN;
        LOG.info("signal {} of {} {}", signal.id(), signal.portfolio(), duplicate ? "was known" : "stored");
        return answer(received, duplicate, now);
    }

    /** What {@link #receive} would answer; stores nothing. */
    public Map<String, Object> test(Recipient recipient, String contentType, byte[] body) {
        Instant now = clock.instant();
        Received received = new MessageReader(recipient).read(Optional.empty(), contentType, body, now);
        Signal signal = received.signal();
        boolean known = box.since(signal.portfolio(), signal.time()).stream()
                .anyMatch(other -> other.id().equals(signal.id()));
        Map<String, Object> answer = answer(received, known, now);
        answer.put("stored", false);
        return answer;
    }

    private static Map<String, Object> answer(Received received, boolean duplicate, Instant now) {
        Signal signal = received.signal();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("signal", signal.id());
        answer.put("strategy", signal.strategy());
        answer.put("targetState", signal.target().name());
        answer.put("executes", received.due().isAfter(now) ? received.due().toString() : "now");
        answer.put("duplicate", duplicate);
        answer.put("ignored", received.ignored());
        return answer;
    }
}
