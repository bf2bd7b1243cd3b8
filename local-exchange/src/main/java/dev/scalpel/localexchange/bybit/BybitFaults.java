package dev.scalpel.localexchange.bybit;

import dev.scalpel.localexchange.bybit.api.Envelope;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import java.time.Duration;
import java.util.Map;

/** The refusals that a call to Bybit can meet; {@link Fault} has those of any connection. */
public final class BybitFaults {

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    /** The venue's time in a refusal that no clock decides. */
    private static final long NOW = 1_700_000_000_000L;

    private BybitFaults() {}

    /** HTTP 200 with an error of the page "Error Codes". */
    public static Fault refusal(int code, String message) {
        return new Fault.Refusal(Integer.toString(code), Envelope.response(OK, code, message, Json.object(), NOW));
    }

    /** Code 10006, and when the limit ends. */
    public static Fault tooManyVisits(Duration wait) {
        Response answer =
                Envelope.response(OK, 10006, "Too many visits. Exceeded the API Rate Limit.", Json.object(), NOW);
        return new Fault.Refusal(
                "10006 for " + wait,
                answer.withHeader("X-Bapi-Limit-Reset-Timestamp", Long.toString(NOW + wait.toMillis())));
    }

    /** "403, access too frequent": the address is banned for ten minutes. */
    public static Fault addressBanned() {
        return new Fault.Refusal("403", new Response(FORBIDDEN, Map.of(), "text/plain", "access too frequent"));
    }

    /** The page of the servers in front of the venue for a refused country: github.com/sieblyio/bybit-api/issues/380. */
    public static Fault countryRefused() {
        String page =
                "<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY><H1>403 ERROR</H1>"
                        + "The Amazon CloudFront distribution is configured to block access from your country.</BODY></HTML>";
        return new Fault.Refusal("403 country", new Response(FORBIDDEN, Map.of(), "text/html", page));
    }

    /** Code 10009: the account's region. */
    public static Fault regionRefused() {
        return refusal(10009, "Service Restricted: Access is currently unavailable for your region.");
    }

    /** Code 10002: the time stamp is outside the window. */
    public static Fault timestampOutsideWindow() {
        return refusal(10002, "The request time exceeds the time window range.");
    }

    /** Code 10016: the outcome is unknown. By itself not executed; see {@link Fault#executedButRefused}. */
    public static Fault serverError() {
        return refusal(10016, "Request timeout, please try again later");
    }

    /** Code 170007: the outcome is unknown. By itself not executed; see {@link Fault#executedButRefused}. */
    public static Fault backendTimeout() {
        return refusal(170007, "Timeout waiting for response from backend server.");
    }
}
