package dev.scalpel.api.routes;

import dev.scalpel.api.call.FunctionFailedException;
import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall;
import dev.scalpel.api.http.Problem;
import dev.scalpel.api.receipt.SignalReceiver;
import dev.scalpel.api.routes.Route.Reach;
import dev.scalpel.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API, whichever front end takes a call. It trades nothing and has no keys of venues: signals go to the box, questions to
 * execution. Its log has routes, statuses and ids of signals, never an address as it was called or a body: both hold keys.
 */
public final class HttpApi {

    /** Of a body; messages have the same limit. */
    public static final int MAX_BODY_BYTES = 8 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
    private static final String GET = "GET";
    private static final String POST = "POST";

    private final List<Route> routes;

    public HttpApi(HttpApiParts parts) {
        Access access = new Access(parts.keys(), parts.allowed(), parts.signals(), parts.questions());
        SignalRoutes signals = new SignalRoutes(
                access, parts.recipients(), new SignalReceiver(parts.box(), parts.start(), parts.clock()));
        ExecutionRoutes execution = new ExecutionRoutes(access, parts.execution(), parts.probes());
        HealthRoute health = new HealthRoute(access, parts.recipients(), parts.box(), parts.execution(), parts.clock());
        routes = List.of(
                signal("/signals/{portfolio}", signals::toPortfolio),
                signal("/signals/{portfolio}/{strategy}", signals::toStrategy),
                signal("/signals/{portfolio}/key/{key}", signals::withKey),
                signal("/receive_trade_signals", signals::byMessage),
                signal("/webhook", signals::byMessage),
                new Route(GET, "/healthcheck", Reach.EVERYWHERE, health::answer),
                new Route(POST, "/trading", Reach.NOT_THROUGH_A_TUNNEL, execution::trading),
                question("/account", execution.reading("get_account_info")),
                question("/positions", execution.reading("get_positions")),
                question("/orders", execution.reading("get_orders")),
                question(
                        "/trades",
                        execution.reading("get_trades", "account", "symbol", "from", "to", "limit", "after")),
                question("/decisions", execution.reading("get_decisions", "symbol", "from", "to", "limit")),
                question("/signals", execution.reading("get_signals", "portfolio", "from", "to", "outcome")),
                question("/status", execution::status),
                question("/status/{venue}", execution::status),
                question("/openapi.json", (call, parameters) -> HttpAnswer.text(200, HttpAnswer.JSON, description())),
                question("/{venue}status", execution::status));
    }

    private static Route signal(String path, Route.Handler handler) {
        return new Route(POST, path, Reach.EVERYWHERE, handler);
    }

    private static Route question(String path, Route.Handler handler) {
        return new Route(GET, path, Reach.NOT_THROUGH_A_TUNNEL, handler);
    }

    /** Every call gets an answer. */
    public HttpAnswer answer(HttpCall call) {
        String name = "no route";
        try {
            List<Route> ofPath = routes.stream()
                    .filter(route -> route.match(call.path()).isPresent())
                    .toList();
            Route route = ofPath.stream()
                    .filter(each -> each.method().equals(call.method()))
                    .findFirst()
                    .orElseThrow(() -> noRoute(ofPath));
            name = route.method() + " " + route.path();
            requireReach(call, route);
            return route.handler().answer(call, route.match(call.path()).orElseThrow());
        } catch (Problem.Raised raised) {
            return refused(name, raised);
        } catch (StoreException | FunctionFailedException down) {
            LOG.error("{} is not possible at the moment", name, down);
            return refused(name, Problem.UNAVAILABLE.because());
        } catch (RuntimeException failed) {
            LOG.error("{} failed", name, failed);
            return refused(name, Problem.FAILED.because());
        }
    }

    private static void requireReach(HttpCall call, Route route) {
        if (call.body().length > MAX_BODY_BYTES) {
            throw Problem.TOO_LARGE.because("a body must be at most " + MAX_BODY_BYTES + " bytes long");
        }
        if (call.way() == HttpCall.Way.TUNNEL && route.way() == Reach.NOT_THROUGH_A_TUNNEL) {
            throw Problem.ADDRESS_NOT_ALLOWED.because("this route is not served through a tunnel");
        }
    }

    private static Problem.Raised noRoute(List<Route> ofPath) {
        if (ofPath.isEmpty()) {
            return Problem.NOT_FOUND.because("GET /openapi.json describes every route");
        }
        return Problem.METHOD_NOT_ALLOWED
                .because()
                .allowing(ofPath.stream().map(Route::method).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .collect(Collectors.joining(", ")));
    }

    private static HttpAnswer refused(String route, Problem.Raised raised) {
        LOG.info("{}: {} {}", route, raised.problem().status(), raised.problem().word());
        return raised.answer();
    }

    private static String description() {
        try (InputStream in = HttpApi.class.getResourceAsStream("/dev/scalpel/api/openapi.json")) {
            return new String(
                    Optional.ofNullable(in)
                            .orElseThrow(() -> new IllegalStateException("openapi.json is not in the package"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("openapi.json cannot be read", unreadable);
        }
    }
}
