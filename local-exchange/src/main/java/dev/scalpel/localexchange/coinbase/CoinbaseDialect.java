package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Admits a request by its token and answers it by its path. */
final class CoinbaseDialect implements Dialect {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "/api/v3/brokerage/";
    private static final Pattern ORDER = Pattern.compile("orders/historical/([0-9a-z-]{8,64})");
    private static final Pattern ACCOUNT = Pattern.compile("accounts/([0-9a-f-]{36})");
    private static final Set<String> PAGED = Set.of("limit", "cursor");

    private final PublicCalls publicCalls;
    private final AppCalls appCalls;
    private final OrderEntry entry;
    private final OrderReports reports;
    private final AccountReports account;
    private final StaleReadInjector<ObservedAccount> staleReads;
    private final TokenChecker tokens;

    CoinbaseDialect(SpotCore core) {
        Products products = new Products(core.markets());
        publicCalls = new PublicCalls(products);
        appCalls = new AppCalls(products);
        entry = new OrderEntry(products, core.book(), core.orderService());
        reports = new OrderReports(core.book(), core.settlement());
        account = new AccountReports(core.wallet(), core.settlement());
        staleReads = core.staleReads();
        tokens = new TokenChecker(core.controls().apiKeys());
    }

    @Override
    public Response answer(Request request, long now) {
        try {
            if (request.path().startsWith(AppCalls.PREFIX)) {
                return json(appCalls.answer(request, now));
            }
            if (!request.path().startsWith(PREFIX)) {
                throw CoinbaseRefusal.notFound("there is no " + request.route());
            }
            String path = request.path().substring(PREFIX.length());
            if (PublicCalls.isPublic(path)) {
                return json(publicCalls.answer(request, path, now));
            }
            Optional<ApiKey> key = tokens.key(request, now);
            return key.isEmpty() ? CoinbaseRefusal.unauthorised() : privateCall(request, path, key.get(), now);
        } catch (CoinbaseRefusal refusal) {
            return refusal.response();
        }
    }

    @Override
    public Response execute(Request request, long now) {
        return answer(request, now);
    }

    @Override
    public boolean changesOrders(Request request) {
        return request.method().equals("POST");
    }

    @Override
    public Response outcomeUnknown() {
        return CoinbaseRefusal.json(504, "DEADLINE_EXCEEDED", "context deadline exceeded");
    }

    @Override
    public Response refusal(int status, String message) {
        return CoinbaseRefusal.json(status, "INVALID_ARGUMENT", message);
    }

    private Response privateCall(Request request, String path, ApiKey key, long now) {
        if (path.equals("orders") || path.equals("orders/batch_cancel")) {
            PublicCalls.require(request, "POST");
            if (!key.mayTrade()) {
                throw CoinbaseRefusal.forbidden();
            }
            JsonNode body = body(request);
            return json(path.equals("orders") ? entry.create(body, now) : entry.cancel(body, now));
        }
        PublicCalls.require(request, "GET");
        Matcher order = ORDER.matcher(path);
        return switch (path) {
            case "orders/historical/batch" -> {
                Query query = Query.of(
                        request.query(),
                        Set.of(
                                "order_ids",
                                "product_ids",
                                "product_id",
                                "product_type",
                                "order_status",
                                "order_side",
                                "start_date",
                                "end_date",
                                "limit",
                                "cursor"));
                yield read(request, now, observed -> reports.orders(query, observed));
            }
            case "orders/historical/fills" -> {
                Query query = Query.of(
                        request.query(),
                        Set.of(
                                "order_ids",
                                "product_ids",
                                "product_id",
                                "start_sequence_timestamp",
                                "end_sequence_timestamp",
                                "limit",
                                "cursor"));
                yield read(request, now, observed -> reports.fills(query, observed));
            }
            case "accounts" -> {
                Query query = Query.of(request.query(), PAGED);
                yield read(request, now, observed -> account.accounts(query, observed));
            }
            case "best_bid_ask" ->
                json(publicCalls.books().bestBidAsk(Query.of(request.query(), Set.of("product_ids")), now));
            case "key_permissions" -> json(AccountReports.keyPermissions(key));
            case "transaction_summary" -> {
                Query.of(request.query(), Set.of("product_type"));
                yield json(account.transactionSummary());
            }
            default -> {
                if (order.matches()) {
                    yield read(request, now, observed -> reports.order(order.group(1), observed));
                }
                Matcher one = ACCOUNT.matcher(path);
                if (one.matches()) {
                    yield read(request, now, observed -> account.account(one.group(1), observed));
                }
                yield json(publicCalls
                        .market(request, path, now)
                        .orElseThrow(() -> CoinbaseRefusal.notFound("there is no " + request.route())));
            }
        };
    }

    private Response read(Request request, long now, Function<ObservedAccount, JsonNode> reading) {
        return staleReads.read(request.route(), now, observed -> {
            try {
                return json(reading.apply(observed));
            } catch (CoinbaseRefusal refusal) {
                return refusal.response();
            }
        });
    }

    private static JsonNode body(Request request) {
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            throw CoinbaseRefusal.invalid("the body must be application/json");
        }
        try {
            JsonNode body = JSON.readTree(request.body());
            if (body == null || !body.isObject()) {
                throw CoinbaseRefusal.invalid("the body must be a JSON object");
            }
            return body;
        } catch (JsonProcessingException malformed) {
            throw CoinbaseRefusal.invalid("the body is not JSON");
        }
    }

    private static Response json(JsonNode body) {
        return Response.json(body);
    }
}
