package dev.scalpel.signals.message;

import dev.scalpel.market.Sha256;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.message.Recipient.Subscriber;
import dev.scalpel.signals.message.SignalRefusedException.Kind;
import dev.scalpel.signals.slot.SlotSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads messages that are for one portfolio. */
public final class MessageReader {

    private static final String STOP = "stop";

    private final Recipient recipient;

    public MessageReader(Recipient recipient) {
        this.recipient = recipient;
    }

    /**
     * A signal as received.
     *
     * @param due when it may be executed at the earliest
     * @param ignored fields of the message that mean nothing here
     */
    public record Received(Signal signal, Instant due, List<String> ignored) {

        public Received {
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * @param strategy of the address, if it names one
     * @param contentType of the body; parameters such as a character set are ignored
     * @throws SignalRefusedException with every reason why the message is no signal
     */
    public Received read(Optional<String> strategy, String contentType, byte[] body, Instant receivedAt) {
        requireType(contentType);
        Optional<Subscriber> named = strategy.map(recipient::named);
        MessageFields fields = new MessageFields(JsonFieldsCodec.read(body));
        Wanted wanted = wanted(fields, named.isEmpty());
        Optional<String> ownId = fields.text("id");
        fields.requireNoProblem();
        Subscriber subscriber =
                named.orElseGet(() -> recipient.byTicker(wanted.ticker().orElse("")));
        wanted.ticker().filter(ticker -> named.isPresent()).ifPresent(subscriber::requireTicker);
        Signal signal = signal(subscriber, wanted, ownId, body, receivedAt);
        requireTimely(subscriber.schedule(), signal);
        return new Received(signal, subscriber.schedule().due(signal), fields.ignored());
    }

    private static void requireType(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.equals("text/plain")) {
            throw new SignalRefusedException(
                    Kind.WRONG_TYPE, "the content type must be application/json or text/plain: '" + contentType + "'");
        }
    }

    private Wanted wanted(MessageFields fields, boolean tickerNeeded) {
        fields.pass("key");
        boolean strategyAlert = fields.has(StrategyAlert.ACTION);
        boolean indicatorAlert = fields.has(IndicatorAlert.ACTION) && fields.hasAnyBelow(IndicatorAlert.SIGNAL);
        if (strategyAlert == indicatorAlert) {
            throw new SignalRefusedException(
                    Kind.MALFORMED,
                    "a message must have either order_action (an alert of a strategy) or action and signal (an alert of an"
                            + " indicator): found " + (strategyAlert ? "both" : "neither"));
        }
        return strategyAlert
                ? StrategyAlert.read(fields, recipient.margin(), tickerNeeded)
                : IndicatorAlert.read(fields, tickerNeeded);
    }

    private Signal signal(
            Subscriber subscriber, Wanted wanted, Optional<String> ownId, byte[] body, Instant receivedAt) {
        TargetState target = held(wanted.target());
        Signal.Kind kind =
                wanted.comment().toLowerCase(Locale.ROOT).contains(STOP) ? Signal.Kind.STOP : Signal.Kind.ORDER;
        if (kind == Signal.Kind.STOP && target != TargetState.FLAT) {
            throw new SignalRefusedException(
                    Kind.UNACCEPTABLE,
                    "STOP_MUST_CLOSE: the comment '" + wanted.comment()
                            + "' makes this a stop, which may only close, and" + " the message wants " + target
                            + "; send market_position, or leave the word stop out");
        }
        Optional<BigDecimal> stop = wanted.stopOf(target);
        Instant time = wanted.time().truncatedTo(ChronoUnit.MILLIS);
        String id = ownId.map(MessageReader::checkedId)
                .orElseGet(() -> Signal.idOf(
                        recipient.portfolio(),
                        subscriber.name(),
                        target,
                        kind,
                        time,
                        wanted.price(),
                        stop,
                        wanted.comment()));
        return new Signal(
                id,
                recipient.portfolio(),
                subscriber.name(),
                target,
                kind,
                time,
                receivedAt,
                wanted.price(),
                stop,
                wanted.comment(),
                wanted.previous().map(this::held),
                wanted.bar(),
                wanted.source(),
                Sha256.hex(body));
    }

    /** A spot account holds nothing short: what is short elsewhere is flat here. */
    private TargetState held(TargetState target) {
        return target == TargetState.SHORT && !recipient.margin() ? TargetState.FLAT : target;
    }

    private static String checkedId(String id) {
        try {
            return Signal.requireId(id);
        } catch (IllegalArgumentException invalid) {
            throw new SignalRefusedException(Kind.MALFORMED, String.valueOf(invalid.getMessage()));
        }
    }

    private static void requireTimely(SlotSchedule schedule, Signal signal) {
        Duration ahead = Duration.between(signal.receivedAt(), signal.time());
        if (ahead.compareTo(SlotSchedule.MAX_AHEAD) > 0) {
            throw new SignalRefusedException(
                    Kind.UNACCEPTABLE,
                    "time " + signal.time() + " is " + ahead.toSeconds() + " s ahead of ours, "
                            + SlotSchedule.MAX_AHEAD.toSeconds() + " s at most: check the sender's clock");
        }
        if (signal.time().isBefore(schedule.readFrom(signal.receivedAt()))) {
            throw new SignalRefusedException(
                    Kind.UNACCEPTABLE,
                    "STALE: time " + signal.time() + " is older than any signal that can still be executed, "
                            + schedule.readFrom(signal.receivedAt()));
        }
    }
}
