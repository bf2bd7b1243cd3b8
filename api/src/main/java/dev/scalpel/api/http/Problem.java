package dev.scalpel.api.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Why a call is not answered with what it called for. The answer is a document of RFC 9457, "Problem Details for HTTP APIs". */
public enum Problem {
    MALFORMED(400, "The request cannot be read"),
    UNAUTHORISED(401, "A valid key is needed"),
    ADDRESS_NOT_ALLOWED(403, "This address may not call this route"),
    CERTIFICATE_NEEDED(403, "A certificate of the caller is needed"),
    NOT_FOUND(404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "This address takes another method"),
    TOO_LARGE(413, "The request is too large"),
    WRONG_TYPE(415, "The content type is not taken"),
    UNACCEPTABLE(422, "The request is understood, and refused"),
    THROTTLED(429, "Too many requests"),
    /** A throttled sender of signals sends it again after a 5xx, and never after 429. */
    THROTTLED_SIGNALS(503, "Too many signals at a time: send it again"),
    /** Whoever sends the same again has a chance. */
    UNAVAILABLE(503, "Not possible at the moment: send it again"),
    FAILED(500, "The API failed");

    private static final String TYPE = "application/problem+json";
    private static final String RETRY_SECONDS = "1";

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** The word by which programs know it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An exception that becomes the answer. */
    public Raised because(String... reasons) {
        return new Raised(this, List.of(reasons), Optional.empty());
    }

    /** The same with several reasons. */
    public Raised because(List<String> reasons) {
        return new Raised(this, reasons, Optional.empty());
    }

    /** Ends the handling of a call. */
    public static final class Raised extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Problem problem;
        private final transient List<String> reasons;
        private final transient Optional<String> allowedMethods;

        private Raised(Problem problem, List<String> reasons, Optional<String> allowedMethods) {
            super(problem.title);
            this.problem = problem;
            this.reasons = List.copyOf(reasons);
            this.allowedMethods = allowedMethods;
        }

        /** The answer to a method that an address does not take. */
        public Raised allowing(String methods) {
            return new Raised(problem, reasons, Optional.of(methods));
        }

        public Problem problem() {
            return problem;
        }

        public HttpAnswer answer() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("type", "about:blank");
            document.put("title", problem.title);
            document.put("status", problem.status);
            document.put("error", problem.word());
            if (!reasons.isEmpty()) {
                document.put("detail", String.join("; ", reasons));
                document.put("problems", new ArrayList<>(reasons));
            }
            HttpAnswer answer = HttpAnswer.json(problem.status, TYPE, document);
            if (problem == UNAUTHORISED) {
                answer = answer.with("WWW-Authenticate", "Bearer");
            }
            if (problem == THROTTLED || problem == THROTTLED_SIGNALS || problem == UNAVAILABLE) {
                answer = answer.with("Retry-After", RETRY_SECONDS);
            }
            return allowedMethods.isPresent() ? answer.with("Allow", allowedMethods.get()) : answer;
        }
    }
}
