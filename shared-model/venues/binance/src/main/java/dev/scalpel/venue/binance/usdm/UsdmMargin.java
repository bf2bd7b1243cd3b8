package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Isolated margin: set-up, position, account, and what the account was paid or has paid besides its fills. */
final class UsdmMargin implements MarginVenue {

    static final int INCOME_PAGE = 1_000;
    private static final TypeReference<UsdmRows.Acknowledgement> DONE = new TypeReference<>() {};

    private final UsdmSigned api;
    private final UsdmInstruments instruments;

    UsdmMargin(UsdmSigned api, UsdmInstruments instruments) {
        this.api = api;
        this.instruments = instruments;
    }

    /** "Symbol Configuration" has margin type and leverage, "Futures Account Configuration" the modes of the account. */
    @Override
    public MarginSetup marginSetup(Symbol symbol) throws IOException {
        UsdmRows.AccountConfiguration account =
                api.send(UsdmRequest.get("/fapi/v1/accountConfig"), new TypeReference<>() {});
        if (account.multiAssetsMargin()) {
            throw new VenueException(
                    VenueException.Kind.REJECTED,
                    "binance-usdm: the account is in multi-assets mode, in which no position is isolated:"
                            + " switch it to single-asset mode");
        }
        String name = UsdmAdapter.name(symbol);
        List<UsdmRows.SymbolConfiguration> rows =
                api.send(UsdmRequest.get("/fapi/v1/symbolConfig").with("symbol", name), new TypeReference<>() {});
        UsdmRows.SymbolConfiguration row = rows.stream()
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
                new TypeReference<UsdmRows.Leverage>() {});
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
        List<UsdmRows.Position> rows =
                api.send(UsdmRequest.get("/fapi/v3/positionRisk").with("symbol", name), new TypeReference<>() {});
        List<UsdmRows.Position> ofSymbol =
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

    private static MarginPosition position(UsdmRows.Position row) {
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
        List<UsdmRows.Brackets> rows =
                api.send(UsdmRequest.get("/fapi/v1/leverageBracket").with("symbol", name), new TypeReference<>() {});
        UsdmRows.Brackets brackets = rows.stream()
                .filter(row -> row.symbol().equals(name))
                .findFirst()
                .orElseThrow(() -> new VenueException(
                        VenueException.Kind.NOT_LISTED, "binance-usdm: leverageBracket does not list " + symbol));
        return new MarginTerms(leverage, tiers(brackets), instruments.liquidationFee(symbol));
    }

    static MarginTiers tiers(UsdmRows.Brackets brackets) {
        return new MarginTiers(brackets.brackets().stream()
                .sorted(Comparator.comparing(UsdmRows.Bracket::notionalFloor))
                .map(row -> new MarginTier(
                        row.notionalFloor(),
                        row.notionalCap(),
                        row.initialLeverage(),
                        row.maintMarginRatio(),
                        row.cum()))
                .toList());
    }

    /** "Get Income History": weight 30. Commissions and realised profit are those of the fills and are left out. */
    @Override
    public List<MarginPayment> payments(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        List<MarginPayment> all = new ArrayList<>();
        int page = 1;
        List<UsdmRows.Income> rows;
        do {
            rows = api.send(
                    UsdmRequest.get("/fapi/v1/income")
                            .with("symbol", UsdmAdapter.name(symbol))
                            .with("startTime", fromMillis)
                            .with("endTime", toMillis)
                            .with("page", page)
                            .with("limit", INCOME_PAGE),
                    new TypeReference<>() {});
            rows.forEach(row -> payment(row).ifPresent(all::add));
            page++;
        } while (rows.size() == INCOME_PAGE);
        all.sort(Comparator.comparingLong(MarginPayment::time));
        return all;
    }

    /** A transaction's id is unique among those of its type. */
    static Optional<MarginPayment> payment(UsdmRows.Income row) {
        return kind(row.incomeType())
                .map(kind -> new MarginPayment(
                        kind, row.incomeType() + "-" + row.tranId(), row.time(), row.income(), row.asset()));
    }

    private static Optional<MarginPayment.Kind> kind(String incomeType) {
        return switch (incomeType) {
            case "FUNDING_FEE" -> Optional.of(MarginPayment.Kind.FUNDING);
            case "INSURANCE_CLEAR" -> Optional.of(MarginPayment.Kind.LIQUIDATION_FEE);
            default -> Optional.empty();
        };
    }
}
