package dev.scalpel.venue.tradovate;

import dev.scalpel.trading.futures.RefusedContractException;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.token.SessionException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the venue's errors mean. Reasons are those of "PlaceOrderResult", "failureReason"; where a reason leaves open whether the order
 * was executed, the outcome is unknown.
 */
final class TradovateErrors implements ErrorTranslator {

    /** Of a response with a ticket in place of what was requested: "Penalty Tickets". */
    static final String PENALTY = "p-ticket";
    /** "Rate Limits", "Handling 429 Responses": "Users must wait 1 hour before sending another request". */
    static final Duration LIMITED = Duration.ofHours(1);

    private static final int OK = 200;

    private static final Map<String, Kind> REASONS = Map.ofEntries(
            Map.entry("SessionClosed", Kind.MARKET_CLOSED),
            Map.entry("NoQuote", Kind.MARKET_CLOSED),
            Map.entry("NotEnoughLiquidity", Kind.MARKET_CLOSED),
            Map.entry("ExecutionProviderUnavailable", Kind.OUTCOME_UNKNOWN),
            Map.entry("RiskCheckTimeout", Kind.OUTCOME_UNKNOWN),
            Map.entry("OtherExecutionRelated", Kind.OUTCOME_UNKNOWN),
            Map.entry("UnknownReason", Kind.OUTCOME_UNKNOWN),
            Map.entry("InvalidContract", Kind.NOT_LISTED),
            Map.entry("Unauthorized", Kind.KEY_REJECTED),
            Map.entry("AccountClosed", Kind.KEY_REJECTED),
            Map.entry("TradingLocked", Kind.KEY_REJECTED),
            Map.entry(PENALTY, Kind.RATE_LIMITED));

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        if (failure instanceof SessionException none) {
            return Optional.of(none.response());
        }
        if (failure instanceof RefusedContractException refused) {
            return Optional.of(ErrorResponse.of(Kind.NOT_LISTED, 0, "contract", String.valueOf(refused.getMessage())));
        }
        return failure instanceof TradovateException refused ? Optional.of(response(refused)) : Optional.empty();
    }

    private static ErrorResponse response(TradovateException refused) {
        Kind kind = kind(refused);
        return ErrorResponse.of(kind, refused.status(), refused.reason(), refused.text())
                .withRetryAfter(
                        kind == Kind.RATE_LIMITED
                                ? refused.retryAfter().or(() -> Optional.of(LIMITED))
                                : Optional.empty());
    }

    /** An unknown reason of a refusal is one: nothing was executed. */
    private static Kind kind(TradovateException refused) {
        return refused.status() == OK
                ? REASONS.getOrDefault(refused.reason(), Kind.REJECTED)
                : HttpErrors.kindOf(refused.status());
    }
}
