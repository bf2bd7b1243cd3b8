package dev.scalpel.localexchange.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.contract.MarginMarkets;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesRoot;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Products, contracts and their maturities, each with a number ("Contract Library"). */
final class Directory {

    /** Of the only account. */
    static final long ACCOUNT = 20_001;

    static final long USD = 1;

    private static final BigDecimal MAINTENANCE = new BigDecimal("0.9");
    private static final List<FuturesRoot> ROOTS = List.of(FuturesRoot.values());
    private static final long PRODUCTS = 700;
    private static final long MATURITIES = 50_000;
    private static final long CONTRACTS = 3_000_000;

    private final MarginMarkets markets;
    private final List<FuturesContract> contracts;
    private final Map<FuturesRoot, FuturesContract> fronts = new EnumMap<>(FuturesRoot.class);

    /** @param contracts whose markets have their names; the first of each root is in front */
    Directory(MarginMarkets markets, List<FuturesContract> contracts) {
        this.markets = markets;
        this.contracts = List.copyOf(contracts);
        contracts.forEach(contract -> fronts.putIfAbsent(contract.root(), contract));
    }

    void setFront(FuturesContract contract) {
        if (!contracts.contains(contract)) {
            throw new IllegalArgumentException("not listed: " + contract);
        }
        fronts.put(contract.root(), contract);
    }

    Optional<MarginMarket> market(String name) {
        return markets.find(name);
    }

    long contractId(MarginMarket market) {
        return CONTRACTS
                + IntStream.range(0, contracts.size())
                        .filter(index -> contracts.get(index).name().equals(market.name()))
                        .findFirst()
                        .orElseThrow();
    }

    JsonNode findContract(String name) {
        return contracts.stream()
                .filter(contract -> contract.name().equals(name))
                .findFirst()
                .map(this::json)
                .orElseGet(Json::object);
    }

    JsonNode contract(long id) {
        return json(contracts.get(index(id, CONTRACTS, "contract")));
    }

    private ObjectNode json(FuturesContract contract) {
        int index = contracts.indexOf(contract);
        return Json.object()
                .put("id", CONTRACTS + index)
                .put("name", contract.name())
                .put("contractMaturityId", MATURITIES + index)
                .put("status", "Verified")
                .put("providerTickSize", contract.root().tickSize());
    }

    JsonNode contractsOf(long maturity) {
        return Json.array().add(json(contracts.get(index(maturity, MATURITIES, "contractMaturity"))));
    }

    /** For a contract, whatever its price. */
    JsonNode marginOf(long contract) {
        MarginMarket market = markets.find(
                        contracts.get(index(contract, CONTRACTS, "contract")).name())
                .orElseThrow();
        BigDecimal initial = market.listing().margin().of(BigDecimal.ONE, market.value(BigDecimal.ONE, market.price()));
        return Json.array()
                .add(Json.object()
                        .put("id", contract)
                        .put("initialMargin", initial)
                        .put("maintenanceMargin", initial.multiply(MAINTENANCE)));
    }

    JsonNode maturitiesOf(long product) {
        FuturesRoot root = ROOTS.get(index(product, PRODUCTS, ROOTS.size(), "product"));
        ArrayNode rows = Json.array();
        for (int index = 0; index < contracts.size(); index++) {
            FuturesContract contract = contracts.get(index);
            if (contract.root() == root) {
                rows.addObject()
                        .put("id", MATURITIES + index)
                        .put("productId", product)
                        .put(
                                "expirationMonth",
                                contract.month().getYear() * 100
                                        + contract.month().getMonthValue())
                        .put("expirationDate", contract.lastTradingDay() + "T21:00:00Z")
                        .put("isFront", contract.equals(fronts.get(root)));
            }
        }
        return rows;
    }

    JsonNode findProduct(String name) {
        return FuturesRoot.of(name)
                .filter(root -> contracts.stream().anyMatch(contract -> contract.root() == root))
                .map(Directory::product)
                .orElseGet(Json::object);
    }

    private static ObjectNode product(FuturesRoot root) {
        return Json.object()
                .put("id", PRODUCTS + ROOTS.indexOf(root))
                .put("name", root.name())
                .put("currencyId", USD)
                .put("productType", "Futures")
                .put("description", root.name())
                .put("exchangeId", 1)
                .put("contractGroupId", 3)
                .put("status", "Verified")
                .put("valuePerPoint", root.multiplier())
                .put("priceFormatType", "Decimal")
                .put("priceFormat", 2)
                .put("tickSize", root.tickSize());
    }

    private int index(long id, long first, String entity) {
        return index(id, first, contracts.size(), entity);
    }

    private static int index(long id, long first, int count, String entity) {
        if (id < first || id >= first + count) {
            throw TradovateRefusal.notFound(entity + " " + id);
        }
        return (int) (id - first);
    }
}
