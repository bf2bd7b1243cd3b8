package dev.scalpel.api.routes;

import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall;
import dev.scalpel.api.http.Problem;
import dev.scalpel.api.receipt.Recipients;
import dev.scalpel.api.receipt.SignalReceiver;
import dev.scalpel.signals.message.MessageEnvelope;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.message.SignalRefusedException;
import java.util.List;
import java.util.Optional;

/** Routes that take signals. The key may stand in the address, in {@code Authorization} or in the body: alerts have no headers. */
final class SignalRoutes {

    private static final String TEST = "test";

    private final Access access;
    private final Recipients recipients;
    private final SignalReceiver receiver;

    SignalRoutes(Access access, Recipients recipients, SignalReceiver receiver) {
        this.access = access;
        this.recipients = recipients;
        this.receiver = receiver;
    }

    HttpAnswer toPortfolio(HttpCall call, List<String> parameters) {
        return take(call, Optional.empty(), Optional.of(parameters.get(0)), Optional.empty());
    }

    /** A strategy's name, or the word that stores nothing. */
    HttpAnswer toStrategy(HttpCall call, List<String> parameters) {
        Optional<String> portfolio = Optional.of(parameters.get(0));
        return parameters.get(1).equals(TEST)
                ? test(call, portfolio)
                : take(call, Optional.empty(), portfolio, Optional.of(parameters.get(1)));
    }

    HttpAnswer withKey(HttpCall call, List<String> parameters) {
        return take(call, Optional.of(parameters.get(1)), Optional.of(parameters.get(0)), Optional.empty());
    }

    /** The address names no portfolio: the settings' routes do, else the key. */
    HttpAnswer byMessage(HttpCall call, List<String> parameters) {
        return take(call, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private HttpAnswer take(
            HttpCall call, Optional<String> pathKey, Optional<String> portfolio, Optional<String> strategy) {
        return refusing(() -> {
            Recipient recipient = recipient(call, pathKey, portfolio);
            return HttpAnswer.json(200, receiver.receive(recipient, strategy, contentType(call), call.body()));
        });
    }

    private HttpAnswer test(HttpCall call, Optional<String> portfolio) {
        return refusing(() -> {
            Recipient recipient = recipient(call, Optional.empty(), portfolio);
            return HttpAnswer.json(200, receiver.test(recipient, contentType(call), call.body()));
        });
    }

    private Recipient recipient(HttpCall call, Optional<String> pathKey, Optional<String> portfolio) {
        access.requireSender(call);
        MessageEnvelope message = MessageEnvelope.read(call.body());
        String ofKey =
                access.requirePortfolio(pathKey.or(() -> Access.bearer(call)).or(message::key));
        String meant = portfolio
                .or(() -> recipients.routes().portfolio(message.exchange(), message.ticker()))
                .orElse(ofKey);
        if (!meant.equals(ofKey)) {
            throw Access.unauthorised();
        }
        return recipients
                .named(meant)
                .orElseThrow(() -> Problem.NOT_FOUND.because("the settings have no portfolio '" + meant + "'"));
    }

    private static String contentType(HttpCall call) {
        return call.header("content-type").orElse("");
    }

    private interface Answering {
        HttpAnswer answer();
    }

    private static HttpAnswer refusing(Answering route) {
        try {
            return route.answer();
        } catch (SignalRefusedException refused) {
            throw problem(refused.kind()).because(refused.problems());
        }
    }

    private static Problem problem(SignalRefusedException.Kind kind) {
        return switch (kind) {
            case MALFORMED -> Problem.MALFORMED;
            case UNACCEPTABLE -> Problem.UNACCEPTABLE;
            case NOT_FOUND -> Problem.NOT_FOUND;
            case TOO_LARGE -> Problem.TOO_LARGE;
            case WRONG_TYPE -> Problem.WRONG_TYPE;
        };
    }
}
