package dev.scalpel.retrieval.universe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.universe.Coin;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueHttp;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Market capitalisations of CoinGecko, {@code GET /coins/markets}. Every field of a coin but its id, name and symbol may be
 * null, and so may be its key of the demo plan: docs/universe.md has the sources.
 */
public final class CoinGecko implements MarketCaps {

    public static final URI ADDRESS = URI.create("https://api.coingecko.com");

    /** The largest that the source allows. */
    static final int PAGE = 250;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;

    private final VenueHttp http;
    private final Optional<String> key;

    /** @param key of the demo plan; without one the source limits requests by address */
    public CoinGecko(URI address, ConnectionParameters connection, Optional<String> key) {
        http = VenueHttp.of(connection, address);
        this.key = key;
    }

    @Override
    public String name() {
        return "coingecko";
    }

    @Override
    public Optional<String> attribution() {
        return Optional.of("Data by CoinGecko");
    }

    @Override
    public List<Coin> page(int number) {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
        key.ifPresent(secret -> headers.put("x-cg-demo-api-key", secret));
        try {
            VenueHttp.Response response = http.get(
                    "/api/v3/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=" + PAGE + "&page=" + number,
                    headers);
            if (response.isError()) {
                throw refusal(response);
            }
            return coins(JSON.readTree(response.body()));
        } catch (JsonProcessingException notJson) {
            throw new MarketCapsException("CoinGecko answered with something other than JSON", notJson);
        } catch (IOException noAnswer) {
            throw new MarketCapsException("CoinGecko did not answer: " + noAnswer.getMessage(), noAnswer);
        }
    }

    private static List<Coin> coins(JsonNode answer) {
        if (!answer.isArray()) {
            throw new MarketCapsException("CoinGecko answered with something other than a list of coins");
        }
        List<Coin> coins = new ArrayList<>();
        for (JsonNode entry : answer) {
            String symbol = entry.path("symbol").asText("");
            if (symbol.isBlank()) {
                throw new MarketCapsException("CoinGecko listed a coin without a symbol");
            }
            coins.add(new Coin(
                    symbol.strip().toUpperCase(Locale.ROOT),
                    entry.path("name").asText(symbol),
                    number(entry, "current_price"),
                    number(entry, "market_cap"),
                    number(entry, "total_volume")));
        }
        return coins;
    }

    private static double number(JsonNode entry, String field) {
        JsonNode value = entry.path(field);
        if (value.isNull() || value.isMissingNode()) {
            return 0;
        }
        if (!value.isNumber() || value.doubleValue() < 0) {
            throw new MarketCapsException("CoinGecko's " + field + " of "
                    + entry.path("symbol").asText() + " is not a number >= 0: " + shortened(value.toString()));
        }
        return value.doubleValue();
    }

    private static MarketCapsException refusal(VenueHttp.Response response) {
        String cause =
                switch (response.status()) {
                    case TOO_MANY_REQUESTS ->
                        "too many requests"
                                + response.header("Retry-After")
                                        .map(wait -> ", again in " + wait + " s")
                                        .orElse("");
                    case UNAUTHORISED -> "it does not accept the key of universe.keyVariable";
                    case FORBIDDEN -> "it does not serve this address";
                    default -> "no list";
                };
        return new MarketCapsException("CoinGecko answered " + response.status() + ": " + cause);
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
