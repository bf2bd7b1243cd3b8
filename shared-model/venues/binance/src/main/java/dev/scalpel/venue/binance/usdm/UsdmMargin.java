package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Isolated margin: set-up, position, account, and what the account was paid or has paid besides its fills. */
final class UsdmMargin implements MarginVenue {
    private static final TypeReference<UsdmRows.Acknowledgement> DONE = new TypeReference<>() {};

    private final UsdmSigned api;
    private final UsdmInstruments instruments;
    private final UsdmPayments payments;

    UsdmMargin(UsdmSigned api, UsdmInstruments instruments) {
        this.api = api;
        this.instruments = instruments;
        payments = new UsdmPayments(api);
    }

    /** "Symbol Configuration" has margin type and leverage, "Futures Account Configuration" the modes of the account. */
    @Override
    public MarginSetup marginSetup(Symbol symbol) throws IOException {
        UsdmMarginRows.AccountConfiguration account =
                api.send(UsdmRequest.get("/fapi/v1/accountConfig"), new TypeReference<>() {});
        if (account.multiAssetsMargin()) {
            throw new VenueException(
                    VenueException.Kind.REJECTED,
                    "binance-usdm: the account is in multi-assets mode, in which no position is isolated:"
                            + " switch it to single-asset mode");
        }
        String name = UsdmAdapter.name(symbol);
        List<UsdmMarginRows.SymbolConfiguration> rows =
                api.send(UsdmRequest.get("/fapi/v1/symbolConfig").with("symbol", name), new TypeReference<>() {});
        UsdmMarginRows.SymbolConfiguration row = rows.stream()
                .filter(each -> each.symbol().equals(name))
                .findFirst()
                .orElseThrow(() -> new VenueException(
                        VenueException.Kind.NOT_LISTED, "binance-usdm: symbolConfig does not list " + symbol));
        return new MarginSetup(!account.dualSidePosition(), row.marginType().equals("ISOLATED"), row.leverage());
    }

    @Override
    public void useOneWay() throws IOException {
        change(
                UsdmRequest.post("/fapi/v1/positionSide/dual").with("dualSidePosition", "false"),
                UsdmErrors.NO_NEED_TO_CHANGE_POSITION_SIDE);
    }

    @Override
    public void useIsolated(Symbol symbol) throws IOException {
        change(
                UsdmRequest.post("/fapi/v1/marginType")
                        .with("symbol", UsdmAdapter.name(symbol))
                        .with("marginType", "ISOLATED"),
                UsdmErrors.NO_NEED_TO_CHANGE_MARGIN_TYPE);
    }

    @Override
    public void useLeverage(Symbol symbol, int leverage) throws IOException {
        api.send(
                UsdmRequest.post("/fapi/v1/leverage")
                        .with("symbol", UsdmAdapter.name(symbol))
                        .with("leverage", leverage),
                new TypeReference<UsdmMarginRows.Leverage>() {});
    }

    /** @param alreadySo the code of the refusal that means that nothing has to be changed */
    private void change(UsdmRequest request, int alreadySo) throws IOException {
        try {
            api.send(request, DONE);
        } catch (UsdmException refused) {
            if (refused.code() != alreadySo) {
                throw refused;
            }
        }
    }

    /** "Position Information V3" lists only symbols with a position or orders. */
    @Override
    public MarginPosition marginPosition(Symbol symbol) throws IOException {
        String name = UsdmAdapter.name(symbol);
        List<UsdmMarginRows.Position> rows =
                api.send(UsdmRequest.get("/fapi/v3/positionRisk").with("symbol", name), new TypeReference<>() {});
        List<UsdmMarginRows.Position> ofSymbol =
                rows.stream().filter(row -> row.symbol().equals(name)).toList();
        if (ofSymbol.stream().anyMatch(row -> !row.positionSide().equals("BOTH"))) {
            throw new VenueException(
                    VenueException.Kind.REJECTED,
                    "binance-usdm: the account is in hedge mode and can hold both sides of " + symbol
                            + " at once: switch it to one-way mode");
        }
        return ofSymbol.stream()
                .findFirst()
                .filter(row -> row.positionAmt().signum() != 0)
                .map(UsdmMargin::position)
                .orElse(MarginPosition.NONE);
    }

    private static MarginPosition position(UsdmMarginRows.Position row) {
        return new MarginPosition(
                row.positionAmt(),
                row.entryPrice(),
                row.markPrice(),
                Optional.of(row.liquidationPrice()).filter(price -> price.signum() > 0),
                row.isolatedWallet());
    }

    @Override
    public MarginAccount marginAccount(String asset) throws IOException {
        return account().assets().stream()
                .filter(row -> row.asset().equals(asset))
                .findFirst()
                .map(row -> new MarginAccount(
                        asset, row.walletBalance(), row.unrealizedProfit(), row.availableBalance(), row.maintMargin()))
                .orElseThrow(() ->
                        new VenueException(VenueException.Kind.REJECTED, "binance-usdm: the account has no " + asset));
    }

    UsdmRows.Account account() throws IOException {
        return api.send(UsdmRequest.get("/fapi/v3/account"), new TypeReference<>() {});
    }

    @Override
    public MarginTerms marginTerms(Symbol symbol, int leverage) throws IOException {
        String name = UsdmAdapter.name(symbol);
        List<UsdmMarginRows.Brackets> rows =
                api.send(UsdmRequest.get("/fapi/v1/leverageBracket").with("symbol", name), new TypeReference<>() {});
        UsdmMarginRows.Brackets brackets = rows.stream()
                .filter(row -> row.symbol().equals(name))
                .findFirst()
                .orElseThrow(() -> new VenueException(
                        VenueException.Kind.NOT_LISTED, "binance-usdm: leverageBracket does not list " + symbol));
        return new MarginTerms(leverage, brackets.tiers(), instruments.liquidationFee(symbol));
    }

    @Override
    public List<MarginPayment> payments(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        return payments.between(symbol, fromMillis, toMillis);
    }
}
