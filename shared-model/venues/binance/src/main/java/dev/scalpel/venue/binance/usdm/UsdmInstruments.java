package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Contracts of {@code GET /fapi/v1/exchangeInfo} (weight 1) as instruments: perpetuals only, because a contract with a delivery date
 * ends. The interval of funding comes from {@code GET /fapi/v1/fundingInfo}, which lists contracts whose interval is not eight
 * hours.
 */
final class UsdmInstruments implements InstrumentReader {

    private static final Duration DEFAULT_INTERVAL = Duration.ofHours(8);

    private final UsdmHttp http;

    UsdmInstruments(UsdmHttp http) {
        this.http = http;
    }

    @Override
    public VenueInstrument read(Symbol symbol) throws IOException {
        UsdmResponses.Contract contract = contract(symbol);
        List<UsdmResponses.FundingInterval> intervals =
                http.send(UsdmRequest.get("/fapi/v1/fundingInfo"), new TypeReference<>() {});
        return instrument(symbol, contract, intervals);
    }

    @Override
    public Optional<Set<Symbol>> open(String quote) throws IOException {
        return Optional.of(listings().symbols().stream()
                .filter(contract ->
                        isPerpetual(contract) && status(contract.status()).takesOrders())
                .flatMap(contract -> quoted(contract, quote).stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The pair of a contract whose name is that of a pair. */
    private static Optional<Symbol> quoted(UsdmResponses.Contract contract, String quote) {
        String name = contract.symbol();
        return name.endsWith(quote)
                ? Symbol.ofAssets(name.substring(0, name.length() - quote.length()), quote)
                : Optional.empty();
    }

    /** The fee of a liquidation, as a share of its notional value. */
    BigDecimal liquidationFee(Symbol symbol) throws IOException {
        return Optional.ofNullable(contract(symbol).liquidationFee()).orElse(BigDecimal.ZERO);
    }

    private UsdmResponses.Contract contract(Symbol symbol) throws IOException {
        return contract(symbol, listings());
    }

    private UsdmResponses.Listings listings() throws IOException {
        return http.send(UsdmRequest.get("/fapi/v1/exchangeInfo"), UsdmResponses.Listings.class);
    }

    static UsdmResponses.Contract contract(Symbol symbol, UsdmResponses.Listings info) {
        String name = UsdmAdapter.name(symbol);
        return info.symbols().stream()
                .filter(each -> each.symbol().equals(name) && isPerpetual(each))
                .findFirst()
                .orElseThrow(() -> new VenueException(
                        VenueException.Kind.NOT_LISTED,
                        UsdmAdapter.NAME + ": exchangeInfo lists no perpetual " + symbol));
    }

    /** {@code PERPETUAL}, or {@code TRADIFI_PERPETUAL} of stocks: "Public Endpoints Info", "Contract type". */
    private static boolean isPerpetual(UsdmResponses.Contract contract) {
        return contract.contractType().endsWith("PERPETUAL");
    }

    static VenueInstrument instrument(
            Symbol symbol, UsdmResponses.Contract contract, List<UsdmResponses.FundingInterval> intervals) {
        Duration interval = intervals.stream()
                .filter(row -> row.symbol().equals(contract.symbol()))
                .findFirst()
                .map(row -> Duration.ofHours(row.fundingIntervalHours()))
                .orElse(DEFAULT_INTERVAL);
        return new VenueInstrument(
                new Instrument(
                        new InstrumentId(UsdmAdapter.NAME, symbol),
                        InstrumentKind.PERPETUAL,
                        contract.marginAsset(),
                        UsdmFilters.of(contract),
                        TradingSession.ALWAYS_OPEN,
                        true,
                        Optional.of(interval)),
                status(contract.status()),
                kinds(contract),
                false,
                false);
    }

    /** "Public Endpoints Info", "Contract status". */
    private static MarketStatus status(String status) {
        return switch (status) {
            case "TRADING" -> MarketStatus.OPEN;
            case "PENDING_TRADING", "PRE_DELIVERING", "DELIVERING", "DELIVERED", "PRE_SETTLE", "SETTLING", "CLOSE" ->
                MarketStatus.CLOSED;
            default -> MarketStatus.UNKNOWN;
        };
    }

    private static Set<OrderKind> kinds(UsdmResponses.Contract contract) {
        Set<OrderKind> kinds = EnumSet.noneOf(OrderKind.class);
        for (String type : contract.orderTypes()) {
            switch (type) {
                case "LIMIT" -> kinds.add(OrderKind.LIMIT);
                case "MARKET" -> kinds.add(OrderKind.MARKET);
                case "STOP" -> kinds.add(OrderKind.STOP_LIMIT);
                case "STOP_MARKET" -> kinds.add(OrderKind.STOP_MARKET);
                case "TAKE_PROFIT_MARKET" -> kinds.add(OrderKind.TARGET_MARKET);
                default -> {
                    // TAKE_PROFIT, TRAILING_STOP_MARKET and others that we do not use.
                }
            }
        }
        if (Optional.ofNullable(contract.timeInForce()).orElse(List.of()).contains("GTX")) {
            kinds.add(OrderKind.POST_ONLY);
        }
        return kinds;
    }
}
