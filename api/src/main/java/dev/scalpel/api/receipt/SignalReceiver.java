package dev.scalpel.api.receipt;

import dev.scalpel.api.call.ExecutionStart;
import dev.scalpel.api.call.FunctionFailedException;
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

/**
 * Reads messages and stores their signals. Executes nothing: it starts a run of the portfolio for a signal that is due, and whatever
 * becomes of that, the next scheduled run finds the signal.
 */
public final class SignalReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(SignalReceiver.class);

    private final SignalBox box;
    private final ExecutionStart start;
    private final Clock clock;

    public SignalReceiver(SignalBox box, ExecutionStart start, Clock clock) {
        this.box = box;
        this.start = start;
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
        if (!received.due().isAfter(now)) {
            start(signal);
        }
        return answer(received, duplicate, now);
    }

    /** Of a signal that was known too: the sender's first attempt may have ended between storing and this. */
    private void start(Signal signal) {
        try {
            start.executeSignals(signal.portfolio());
        } catch (FunctionFailedException failed) {
            LOG.warn("signal {} is stored, and waits for the next scheduled run: {}", signal.id(), failed.getMessage());
        }
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
