package dev.scalpel.localexchange.server;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.protocol.Request;
import java.io.IOException;

/** Answers one request as a fault demands. */
record FaultyAnswer(Router router, Fault fault) {

    /** Whether the connection can serve another request. */
    boolean send(HttpConnection call, Request request) throws IOException {
        if (fault instanceof Fault.Refusal refusal) {
            call.send(refusal.answer());
        } else if (fault instanceof Fault.ExecutedButRefused refused) {
            router.answer(request);
            call.send(refused.answer().answer());
        } else if (onlyWaits()) {
            if (pause()) {
                call.send(router.answer(request));
            }
        } else if (fault instanceof Fault.DelayedExecution late) {
            call.send(router.delayExecution(request, late.delay()));
        } else {
            end(call, request);
            return false;
        }
        return true;
    }

    /** Faults after which the connection is closed. */
    private void end(HttpConnection call, Request request) throws IOException {
        if (fault instanceof Fault.TruncatedBody) {
            call.sendHalf(router.answer(request));
        } else if (fault instanceof Fault.LostResponse) {
            router.answer(request);
        }
        // ResetBeforeExecution: nothing is executed, nothing is sent.
    }

    /** Whether the answer is the usual one, later. */
    boolean onlyWaits() {
        return fault instanceof Fault.Slow;
    }

    /** Whether the pause completed: closing the exchange interrupts it. Of a fault that is no pause, at once. */
    boolean pause() {
        try {
            if (fault instanceof Fault.Slow slow) {
                Thread.sleep(slow.delay().toMillis());
            }
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
