package dev.scalpel.venue.generic.okx;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.HttpStatusExceptionSupport;

/** An error response: with HTTP 200 or another status. */
final class OkxException extends HttpStatusExceptionSupport implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String text;
    private transient Map<String, List<String>> headers = Map.of();

    @JsonCreator
    OkxException(@JsonProperty("code") @Nullable String code, @JsonProperty("msg") @Nullable String text) {
        super(text);
        this.code = Optional.ofNullable(code).orElse("");
        this.text = Optional.ofNullable(text).orElse("");
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    @Override
    public void setResponseHeaders(Map<String, List<String>> received) {
        headers = received;
    }

    @Override
    public Map<String, List<String>> getResponseHeaders() {
        return headers;
    }
}
