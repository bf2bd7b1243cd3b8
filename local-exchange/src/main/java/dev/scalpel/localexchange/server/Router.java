package dev.scalpel.localexchange.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.scalpel.localexchange.protocol.Conversation;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import dev.scalpel.localexchange.time.EventScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Passes requests to the dialect. One at a time: a market is a single sequence of events. */
final class Router {

    private final Dialect dialect;
    private final EventScheduler scheduler;
    private final Object lock;

    Router(Dialect dialect, EventScheduler scheduler, Object lock) {
        this.dialect = dialect;
        this.scheduler = scheduler;
        this.lock = lock;
    }

    Response answer(Request request) {
        synchronized (lock) {
            return dialect.answer(request, scheduler.advanceToNow());
        }
    }

    Optional<Conversation> converse(Request request) {
        synchronized (lock) {
            return dialect.converse(request);
        }
    }

    List<String> received(Conversation conversation, String message) {
        synchronized (lock) {
            return conversation.received(message, scheduler.advanceToNow());
        }
    }

    /** The exchange's time, whatever API it speaks: not part of one, so that no fault and no limit concerns it. */
    Response time() {
        synchronized (lock) {
            return Response.json(
                    JsonNodeFactory.instance.objectNode().put(StandIn.TIME_FIELD, scheduler.advanceToNow()));
        }
    }

    /** Executes a request that changes orders after the delay, and responds now that the outcome is unknown. */
    Response delayExecution(Request request, Duration delay) {
        synchronized (lock) {
            long now = scheduler.advanceToNow();
            if (!dialect.changesOrders(request)) {
                return dialect.execute(request, now);
            }
            long later = now + delay.toMillis();
            scheduler.schedule(later, () -> dialect.execute(request, later));
            return dialect.outcomeUnknown();
        }
    }

    Response refusal(int status, String message) {
        return dialect.refusal(status, message);
    }
}
