package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Isolated margin: set-up, position, account, and what the account was paid or has paid besides its fills. */
final class BybitMargin implements MarginVenue {

    /** "Position mode has not been modified", "Set leverage has not been modified". */
    private static final int SAME_MODE = 110025;

    private static final int SAME_LEVERAGE = 110043;
    /** "Enums Definitions", "positionIdx". */
    private static final int ONE_WAY = 0;
    /** What the contracts of this adapter are settled in. */
    private static final String SETTLE = "USDT";

    private final BybitSigned api;
    private final BybitRiskLimits limits;
    private final BybitAccount account;
    private final BybitPayments payments;

    BybitMargin(BybitSigned api, BybitHttp http, BybitAccount account, BybitOrders pages) {
        this.api = api;
        limits = new BybitRiskLimits(http);
        this.account = account;
        payments = new BybitPayments(pages);
    }

    /** "Get Account Info" has the margin mode, which is one of the whole account; "Get Position Info" the others. */
    @Override
    public MarginSetup marginSetup(Symbol symbol) throws IOException {
        JsonNode info = api.send(BybitRequest.get("/v5/account/info"));
        List<JsonNode> rows = positions(symbol);
        return new MarginSetup(
                isOneWay(rows),
                Values.text(info, "marginMode").equals("ISOLATED_MARGIN"),
                Values.required(rows.get(0), "leverage"));
    }

    private static boolean isOneWay(List<JsonNode> rows) {
        return rows.stream().allMatch(row -> row.path("positionIdx").asInt() == ONE_WAY);
    }

    /** "If symbol passed, it returns data regardless of having position or not". */
    private List<JsonNode> positions(Symbol symbol) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode row :
                api.send(Category.LINEAR.get("/v5/position/list", symbol)).path("list")) {
            if (Values.text(row, "symbol").equals(Category.name(symbol))) {
                found.add(row);
            }
        }
        if (found.isEmpty()) {
            throw new VenueException(
                    VenueException.Kind.NOT_LISTED,
                    Category.LINEAR.venue() + ": position/list does not list " + symbol);
        }
        return found;
    }

    /** "Switch Position Mode": of all contracts without positions and orders. */
    @Override
    public void useOneWay() throws IOException {
        change(
                BybitRequest.post("/v5/position/switch-mode")
                        .with("category", Category.LINEAR.parameter())
                        .with("coin", SETTLE)
                        .with("mode", ONE_WAY),
                SAME_MODE);
    }

    /** "Set Margin Mode": of the whole account. */
    @Override
    public void useIsolated(Symbol symbol) throws IOException {
        api.send(BybitRequest.post("/v5/account/set-margin-mode").with("setMarginMode", "ISOLATED_MARGIN"));
    }

    /** "Set Leverage": "buyLeverage must be the same as sellLeverage". */
    @Override
    public void useLeverage(Symbol symbol, int leverage) throws IOException {
        String text = Integer.toString(leverage);
        change(
                Category.LINEAR
                        .post("/v5/position/set-leverage", symbol)
                        .with("buyLeverage", text)
                        .with("sellLeverage", text),
                SAME_LEVERAGE);
    }

    /** @param alreadySo the code of the refusal that means that nothing has to be changed */
    private void change(BybitRequest request, int alreadySo) throws IOException {
        try {
            api.send(request);
        } catch (BybitException refused) {
            if (refused.code() != alreadySo) {
                throw refused;
            }
        }
    }

    @Override
    public MarginPosition marginPosition(Symbol symbol) throws IOException {
        List<JsonNode> rows = positions(symbol);
        if (!isOneWay(rows)) {
            throw new VenueException(
                    VenueException.Kind.REJECTED,
                    Category.LINEAR.venue() + ": " + symbol
                            + " is in hedge mode, in which both sides can be held at once:"
                            + " switch it to one-way mode");
        }
        return position(rows.get(0));
    }

    /** "size": "always positive"; "side": "empty … for an empty position". */
    private static MarginPosition position(JsonNode row) {
        BigDecimal size = Values.orZero(row, "size");
        if (size.signum() == 0) {
            return MarginPosition.NONE;
        }
        return new MarginPosition(
                size.multiply(BigDecimal.valueOf(BybitOrderMapper.side(row).sign())),
                Values.required(row, "avgPrice"),
                Values.required(row, "markPrice"),
                Values.positive(row, "liqPrice"),
                Values.orZero(row, "positionIM"));
    }

    @Override
    public MarginAccount marginAccount(String asset) throws IOException {
        return account.margin(asset);
    }

    /** A position that is liquidated is taken over at its bankruptcy price: what it pays is the fee of a taker. */
    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) throws IOException {
        BigDecimal fee = account.commission(symbol).orElseThrow().taker();
        return new MarginTerms(leverage, limits.tiers(symbol), fee);
    }

    @Override
    public List<MarginPayment> payments(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        return payments.between(symbol, fromMillis, toMillis);
    }
}
