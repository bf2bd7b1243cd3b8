package dev.scalpel.localexchange.oanda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** An account in EUR with 10,000; requests are written here and not by the adapter. */
abstract class OandaFixture {

    static final Instant START = Instant.parse("2026-11-17T12:00:30Z");
    static final String ID = "101-004-1234567-001";
    static final String TOKEN = "0123456789abcdef0123456789abcdef-0123456789abcdef0123456789abcdef";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final SettableClock clock = new SettableClock(START);
    final OandaExchange exchange;

    OandaFixture() {
        this(OandaExchange.Account.netting("EUR"));
    }

    OandaFixture(OandaExchange.Account account) {
        exchange = OandaExchange.start(
                0,
                clock,
                List.of(
                        OandaExchange.pair(listing("USD/JPY", 100, "0.001"), new BigDecimal("0.04")),
                        OandaExchange.pair(listing("EUR/USD", 1.25, "0.00001"), new BigDecimal("0.0333"))),
                new ApiKey(ID, TOKEN, true, false),
                account);
        exchange.transfer(new BigDecimal("10000"));
    }

    /** Opens at the price; each minute goes down 2 %, up 3 % and closes where it began, and one minute has no price. */
    private static Listing listing(String symbol, double price, String tick) {
        BarSeries.Builder bars = new BarSeries.Builder(200);
        long first = Minutes.plus(Minutes.floor(START), -100);
        for (int minute = 0; minute < 200; minute++) {
            if (minute != 60) {
                bars.add(new Bar(Minutes.plus(first, minute), price, price * 1.03, price * 0.98, price, 40, 40, 20));
            }
        }
        return new Listing(Symbol.parse(symbol), bars.build(), Filters.of(tick, "1"), BigDecimal.ZERO);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    record Reply(int status, JsonNode json, HttpResponse<String> raw) {

        Reply require(int expected) {
            assertThat(status).as(raw.body()).isEqualTo(expected);
            return this;
        }

        String at(String pointer) {
            return json.at(pointer).asText();
        }
    }

    /** Below the account. */
    Reply get(String path) {
        return send("GET", "/v3/accounts/" + ID + path, "");
    }

    Reply put(String path, String body) {
        return send("PUT", "/v3/accounts/" + ID + path, body);
    }

    /** @param fields of the order, with single quotes */
    Reply order(String fields) {
        return send("POST", "/v3/accounts/" + ID + "/orders", "{'order': {" + fields + "}}");
    }

    Reply buy(int units) {
        return order("'type': 'MARKET', 'instrument': 'USD_JPY', 'units': '" + units + "'")
                .require(201);
    }

    Reply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(exchange.uri() + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> raw = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(raw.statusCode(), JSON.readTree(raw.body()), raw);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
