package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Request;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls that need no token. */
final class PublicCalls {

    private static final Pattern PRODUCT = Pattern.compile("products/([A-Z0-9-]+)(/candles|/ticker)?");

    private final Products products;
    private final Books books;

    PublicCalls(Products products) {
        this.products = products;
        books = new Books(products);
    }

    Books books() {
        return books;
    }

    static boolean isPublic(String path) {
        return path.equals("time") || path.startsWith("market/");
    }

    JsonNode answer(Request request, String path, long now) {
        require(request, "GET");
        if (path.equals("time")) {
            Query.of(request.query(), Set.of());
            return Json.object()
                    .put("iso", Instant.ofEpochMilli(now).toString())
                    .put("epochSeconds", Long.toString(now / 1_000))
                    .put("epochMillis", Long.toString(now));
        }
        return market(request, path, now).orElseThrow(() -> CoinbaseRefusal.notFound("there is no " + request.route()));
    }

    /** What is public below {@code market/}, and the same with a token without it. */
    Optional<JsonNode> market(Request request, String path, long now) {
        String name = path.startsWith("market/") ? path.substring("market/".length()) : path;
        if (name.equals("products")) {
            return Optional.of(products.list(
                    Query.of(
                            request.query(),
                            Set.of("product_type", "product_ids", "limit", "offset", "get_tradability_status")),
                    now));
        }
        if (name.equals("product_book")) {
            return Optional.of(books.book(Query.of(request.query(), Set.of("product_id", "limit")), now));
        }
        Matcher product = PRODUCT.matcher(name);
        if (!product.matches()) {
            return Optional.empty();
        }
        String id = product.group(1);
        return Optional.of(
                switch (Optional.ofNullable(product.group(2)).orElse("")) {
                    case "/candles" ->
                        Candles.answer(
                                products.named(id),
                                Query.of(request.query(), Set.of("start", "end", "granularity", "limit")),
                                now);
                    case "/ticker" -> books.trades(id, Query.of(request.query(), Set.of("limit", "start", "end")), now);
                    default -> {
                        Query.of(request.query(), Set.of("get_tradability_status"));
                        yield products.one(id, now);
                    }
                });
    }

    static void require(Request request, String method) {
        if (!request.method().equals(method)) {
            throw CoinbaseRefusal.notFound("there is no " + request.route());
        }
    }
}
