package dev.scalpel.localexchange.bybit.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import java.util.Map;

/** "Common response parameters": HTTP 200 for errors too. */
public final class Envelope {

    private static final int OK = 200;

    private Envelope() {}

    static Response result(JsonNode result, long now) {
        return response(OK, 0, "OK", result, now);
    }

    static Response refusal(Refusal refused, long now) {
        return response(OK, refused.code(), refused.text(), refused.result(), now);
    }

    public static Response response(int status, int code, String message, JsonNode result, long now) {
        var body = Json.object().put("retCode", code).put("retMsg", message);
        body.set("result", result);
        body.set("retExtInfo", Json.object());
        return new Response(
                status,
                Map.of(),
                "application/json; charset=utf-8",
                body.put("time", now).toString());
    }
}
