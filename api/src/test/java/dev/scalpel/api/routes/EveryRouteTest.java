package dev.scalpel.api.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.api.call.FunctionFailedException;
import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall.Way;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every route of the description: right, wrong method, unauthorised, too large, malformed, and with the store or execution down. What the
 * description requires of an answer is checked at each call.
 */
class EveryRouteTest {

    private static final String PUBLIC = "";
    private static final String TOO_LARGE = "x".repeat(HttpApi.MAX_BODY_BYTES + 1);

    /**
     * @param key that opens it; empty for everybody
     * @param body that is right; empty for a question
     */
    private record Called(String method, String template, String path, String key, String body) {

        boolean isSignal() {
            return key.equals(TestApi.CRYPTO);
        }

        boolean isAnsweredByExecution() {
            return !isSignal() && !key.equals(PUBLIC);
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private static List<Called> routes() {
        List<Called> routes = new ArrayList<>();
        OpenApiDescription.description()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                routes.add(called(method.toUpperCase(Locale.ROOT), path.getKey(), path.getValue()))));
        return routes;
    }

    private static Called called(String method, String template, JsonNode operations) {
        String path = template.replace("{portfolio}", "crypto")
                .replace("{strategy}", "btc")
                .replace("{venue}", "binance")
                .replace("{key}", TestApi.CRYPTO);
        boolean needsKey = operations
                        .path(method.toLowerCase(Locale.ROOT))
                        .path("security")
                        .size()
                > 0;
        if (method.equals("GET")) {
            return new Called(method, template, path, needsKey ? TestApi.READ : PUBLIC, "");
        }
        return template.equals("/trading")
                ? new Called(method, template, path, TestApi.TRADE, "{\"action\":\"analyze_and_trade\"}")
                : new Called(method, template, path, TestApi.CRYPTO, TestApi.message("", ""));
    }

    private static HttpAnswer call(TestApi api, Called route, String method, String key, String body) {
        return api.call(
                method,
                route.path().replace(TestApi.CRYPTO, key.isEmpty() ? "none" : key),
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "Authorization", List.of("Bearer " + key)),
                body,
                TestApi.TRADING_VIEW,
                Way.GATEWAY);
    }

    private static Stream<DynamicTest> each(List<Called> routes, Consumer<Called> check) {
        return routes.stream().map(route -> DynamicTest.dynamicTest(route.toString(), () -> check.accept(route)));
    }

    private static int status(Called route, TestApi api, String key, String body) {
        return call(api, route, route.method(), key, body).status();
    }

    @TestFactory
    Stream<DynamicTest> rightIsAnswered() {
        assertThat(routes()).hasSize(17);
        return each(
                routes(),
                route -> assertThat(status(route, TestApi.create(), route.key(), route.body()))
                        .isEqualTo(200));
    }

    @TestFactory
    Stream<DynamicTest> anotherMethodIsRefused() {
        return each(routes(), route -> {
            HttpAnswer answer = call(TestApi.create(), route, "DELETE", route.key(), route.body());
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.headers().get("Allow")).contains(route.method());
        });
    }

    @TestFactory
    Stream<DynamicTest> withoutTheRightKeyNothingIsDone() {
        return each(routes().stream().filter(route -> !route.key().isEmpty()).toList(), route -> {
            List<String> keys =
                    List.of("", "wrong", TestApi.FX, TestApi.READ, TestApi.STOP, TestApi.TRADE, TestApi.CRYPTO);
            for (String key : keys) {
                TestApi api = TestApi.create();
                int status = status(route, api, key, route.body());
                // Where the address names no portfolio the key does, and that of another has no such ticker.
                boolean elsewhere = route.isSignal()
                        && key.equals(TestApi.FX)
                        && !route.template().contains("{portfolio}");
                assertThat(status).as(key).isEqualTo(key.equals(route.key()) ? 200 : elsewhere ? 422 : 401);
                assertThat(api.events.isEmpty() && stored(api.memory).isEmpty())
                        .as(key)
                        .isEqualTo(status != 200);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aBodyThatIsTooLargeIsRefused() {
        return each(
                routes(),
                route -> assertThat(status(route, TestApi.create(), route.key(), TOO_LARGE))
                        .isEqualTo(413));
    }

    @TestFactory
    Stream<DynamicTest> aMalformedCallIsRefused() {
        List<Called> strict = routes().stream()
                .filter(route -> route.isSignal() || route.isAnsweredByExecution())
                .toList();
        return each(strict, route -> {
            for (String body : List.of("", "{", "[]", "7", "null", "{}", "\u0000", "{\"a\":".repeat(900))) {
                TestApi api = TestApi.create();
                int status = route.body().isEmpty()
                        ? call(api, withQuery(route), route.method(), route.key(), body)
                                .status()
                        : status(route, api, route.key(), body);
                assertThat(status).as(body).isEqualTo(400);
                assertThat(api.events).isEmpty();
                assertThat(stored(api.memory)).isEmpty();
            }
        });
    }

    private static Called withQuery(Called route) {
        return new Called(route.method(), route.template(), route.path() + "?nonsense=1", route.key(), route.body());
    }

    @TestFactory
    Stream<DynamicTest> aSignalThatCouldNotBeStoredIsStoredOnceWhenItIsSentAgain() {
        return each(routes().stream().filter(Called::isSignal).toList(), route -> {
            SignalBox inner = TestApi.inMemory();
            List<String> puts = new ArrayList<>();
            TestApi api = TestApi.over(failingFirst(inner, puts));
            HttpAnswer first = call(api, route, "POST", route.key(), route.body());
            assertThat(first.status()).isEqualTo(503);
            assertThat(first.headers()).containsEntry("Retry-After", "1");
            assertThat(stored(inner)).isEmpty();
            assertThat(status(route, api, route.key(), route.body())).isEqualTo(200);
            assertThat(call(api, route, "POST", route.key(), route.body()).text())
                    .contains("\"duplicate\":true");
            assertThat(stored(inner)).hasSize(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> anExecutionThatDoesNotAnswerIs503() {
        return each(routes().stream().filter(Called::isAnsweredByExecution).toList(), route -> {
            TestApi api = TestApi.with(event -> {
                throw new FunctionFailedException("time is up");
            });
            assertThat(status(route, api, route.key(), route.body())).isEqualTo(503);
        });
    }

    private static List<Signal> stored(SignalBox box) {
        return box.since("crypto", TestApi.NOW.minusSeconds(3_600));
    }

    private static SignalBox failingFirst(SignalBox inner, List<String> puts) {
        return new SignalBox() {
            @Override
            public Stored put(Signal signal) {
                puts.add(signal.id());
                if (puts.size() == 1) {
                    throw new StoreException("the store is down");
                }
                return inner.put(signal);
            }

            @Override
            public List<Signal> since(String portfolio, Instant from, Set<String> known) {
                return inner.since(portfolio, from, known);
            }

            @Override
            public Optional<Signal> find(String portfolio, String id) {
                return inner.find(portfolio, id);
            }
        };
    }
}
