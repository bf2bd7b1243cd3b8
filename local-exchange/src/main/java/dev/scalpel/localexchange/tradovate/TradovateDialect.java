package dev.scalpel.localexchange.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.ObservedMargin;
import dev.scalpel.localexchange.protocol.Conversation;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Tradovate's way to admit and answer requests. Its time is in the header {@code Date} alone. */
final class TradovateDialect implements Dialect {

    private static final String BASE = "/v1/";
    private static final String SOCKET = BASE + "websocket";
    private static final int SERVER_ERROR = 500;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> CHANGING_ORDERS =
            Set.of("order/placeorder", "order/placeoco", "order/cancelorder");

    private final MarginCore core;
    private final Sessions sessions;
    private final Directory directory;
    private final OrderEntry entry;
    private final AccountReads account;
    private final CommandLog log;

    TradovateDialect(MarginCore core, Sessions sessions, Directory directory, CommandLog log) {
        this.core = core;
        this.sessions = sessions;
        this.directory = directory;
        this.log = log;
        entry = new OrderEntry(core, directory, log);
        account = new AccountReads(core, new Entities(directory), log);
    }

    @Override
    public Response answer(Request request, long now) {
        return answered(() -> run(request, now)).withHeader("Date", DATE.format(Instant.ofEpochMilli(now)));
    }

    @Override
    public Response execute(Request request, long now) {
        return answer(request, now);
    }

    @Override
    public boolean changesOrders(Request request) {
        return CHANGING_ORDERS.contains(operation(request));
    }

    @Override
    public Response outcomeUnknown() {
        return refusal(SERVER_ERROR, "The outcome of the request is not known");
    }

    @Override
    public Response refusal(int status, String message) {
        return TradovateRefusal.status(status, message);
    }

    @Override
    public Optional<Conversation> converse(Request request) {
        return request.path().equals(SOCKET) ? Optional.of(new QuoteSocket(directory, sessions)) : Optional.empty();
    }

    /** Paths are read in any case, as the venue's own examples write them. */
    private static String operation(Request request) {
        String path = request.path().toLowerCase(Locale.ROOT);
        return path.startsWith(BASE) ? path.substring(BASE.length()) : "";
    }

    /** A call that returns its response or refuses. */
    @FunctionalInterface
    private interface Call {
        Response run();
    }

    private static Response answered(Call call) {
        try {
            return call.run();
        } catch (TradovateRefusal refused) {
            return refused.response();
        }
    }

    private Response run(Request request, long now) {
        String operation = operation(request);
        if (request.method().equals("POST")) {
            return post(operation, request, now);
        }
        if (!request.method().equals("GET")) {
            throw TradovateRefusal.notFound(request.path());
        }
        if (operation.equals("auth/renewaccesstoken")) {
            return Response.json(sessions.renew(request, now));
        }
        sessions.require(request, now);
        return get(operation, request, now);
    }

    private Response post(String operation, Request request, long now) {
        if (operation.equals("auth/accesstokenrequest")) {
            return Response.json(sessions.begin(request, now));
        }
        sessions.require(request, now);
        return switch (operation) {
            case "order/placeorder" -> Response.json(entry.place(request.body(), now));
            case "order/placeoco" -> Response.json(entry.placePair(request.body(), now));
            case "order/cancelorder" -> Response.json(entry.cancel(request.body(), now));
            case "cashbalance/getcashbalancesnapshot" -> {
                if (Fields.of(request.body(), Set.of("accountId")).integer("accountId") != Directory.ACCOUNT) {
                    yield Response.json(Json.object().put("errorText", "There is no such account"));
                }
                yield read(request, now, account::cash);
            }
            default -> throw TradovateRefusal.notFound(request.path());
        };
    }

    private Response get(String operation, Request request, long now) {
        return switch (operation) {
            case "auth/me" ->
                Response.json(Json.object()
                        .put("userId", Sessions.USER)
                        .put("name", core.controls().apiKeys().first().key()));
            case "account/list" -> Response.json(account.account());
            case "product/find" -> Response.json(directory.findProduct(text(request, "name")));
            case "contract/find" -> Response.json(directory.findContract(text(request, "name")));
            case "contract/item" -> Response.json(directory.contract(number(request, "id")));
            case "contract/deps" -> Response.json(directory.contractsOf(number(request, "masterid")));
            case "contractmaturity/deps" -> Response.json(directory.maturitiesOf(number(request, "masterid")));
            case "contractmargin/deps" -> Response.json(directory.marginOf(number(request, "masterid")));
            case "command/list" -> read(request, now, log::list);
            case "command/deps" -> read(request, now, seen -> log.of(number(request, "masterid"), seen));
            case "executionreport/list" -> read(request, now, account::executions);
            case "executionreport/deps" ->
                read(request, now, seen -> account.executions(number(request, "masterid"), seen));
            case "order/list" -> read(request, now, account::orders);
            case "order/item" -> read(request, now, seen -> account.order(number(request, "id"), seen));
            case "orderversion/deps" -> read(request, now, seen -> account.version(number(request, "masterid"), seen));
            case "fill/list" -> read(request, now, seen -> account.fills(fill -> true, seen));
            case "fill/deps" -> {
                long order = number(request, "masterid");
                yield read(
                        request, now, seen -> account.fills(fill -> fill.order().id() == order, seen));
            }
            case "fillfee/deps" -> Response.json(account.fees(number(request, "masterid")));
            case "position/list" -> read(request, now, seen -> account.positions(seen, now));
            default -> throw TradovateRefusal.notFound(request.path());
        };
    }

    /** A response from the account as a stale read may observe it; a refusal is one as well. */
    private Response read(Request request, long now, Function<ObservedMargin, JsonNode> reading) {
        return core.staleReads().read(request.route(), now, seen -> answered(() -> Response.json(reading.apply(seen))));
    }

    private static long number(Request request, String name) {
        String text = text(request, name);
        if (!text.matches("\\d{1,18}")) {
            throw TradovateRefusal.violation(name, text, "A number is expected");
        }
        return Long.parseLong(text);
    }

    private static String text(Request request, String name) {
        for (String part : request.query().split("&")) {
            if (part.startsWith(name + "=")) {
                return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw TradovateRefusal.violation(name, "", name + " should be specified");
    }
}
