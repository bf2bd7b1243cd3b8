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
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products, contracts and their maturities, each with a number ("Contract Library"). */
final class Directory {

    /** Of the only account. */
    static final long ACCOUNT = 20_001;

    static final long USD = 1;

    private static final BigDecimal MAINTENANCE = new BigDecimal("0.9");
    private static final long PRODUCTS = 700;
    private static final long MATURITIES = 50_000;
    private static final long CONTRACTS = 3_000_000;

    private final MarginMarkets markets;
    private final Map<String, FuturesContract> contracts;
    private final List<String> names;
    private String front;

    /** @param contracts by the names of their markets; the first is in front */
    Directory(MarginMarkets markets, Map<String, FuturesContract> contracts) {
        this.markets = markets;
        this.contracts = contracts;
        names = new ArrayList<>(contracts.keySet());
        front = names.get(0);
    }

    void setFront(String name) {
        if (!contracts.containsKey(name)) {
            throw new IllegalArgumentException("not listed: " + name);
        }
        front = name;
    }

    Optional<MarginMarket> market(String name) {
        return markets.find(name);
    }

    long contractId(MarginMarket market) {
        return CONTRACTS + names.indexOf(market.name());
    }

    JsonNode findContract(String name) {
        return contracts.containsKey(name) ? contract(name) : Json.object();
    }

    JsonNode contract(long id) {
        return contract(names.get(index(id, CONTRACTS, "contract")));
    }

    private ObjectNode contract(String name) {
        int index = names.indexOf(name);
        return Json.object()
                .put("id", CONTRACTS + index)
                .put("name", name)
                .put("contractMaturityId", MATURITIES + index)
                .put("status", "Verified")
                .put("providerTickSize", contracts.get(name).root().tickSize());
    }

    JsonNode contractsOf(long maturity) {
        return Json.array().add(contract(names.get(index(maturity, MATURITIES, "contractMaturity"))));
    }

    /** For a contract, whatever its price. */
    JsonNode marginOf(long contract) {
        MarginMarket market = markets.find(names.get(index(contract, CONTRACTS, "contract"))).orElseThrow();
        BigDecimal initial = market.listing().margin().of(BigDecimal.ONE, market.value(BigDecimal.ONE, market.price()));
        return Json.array()
                .add(Json.object()
                        .put("id", contract)
                        .put("initialMargin", initial)
                        .put("maintenanceMargin", initial.multiply(MAINTENANCE)));
    }

    JsonNode maturitiesOf(long product) {
        FuturesRoot root = FuturesRoot.values()[index(product, PRODUCTS, FuturesRoot.values().length, "product")];
        ArrayNode rows = Json.array();
        for (int index = 0; index < names.size(); index++) {
            FuturesContract contract = contracts.get(names.get(index));
            if (contract.root() == root) {
                rows.addObject()
                        .put("id", MATURITIES + index)
                        .put("productId", product)
                        .put("expirationMonth", contract.month().getYear() * 100 + contract.month().getMonthValue())
                        .put(
                                "expirationDate",
                                contract.lastTradingDay().atTime(LocalTime.of(21, 0)).toInstant(ZoneOffset.UTC).toString())
                        .put("isFront", names.get(index).equals(front));
            }
        }
        return rows;
    }

    JsonNode findProduct(String name) {
        return FuturesRoot.of(name)
                .filter(root -> contracts.values().stream().anyMatch(contract -> contract.root() == root))
                .map(Directory::product)
                .orElseGet(Json::object);
    }

    private static ObjectNode product(FuturesRoot root) {
        return Json.object()
                .put("id", PRODUCTS + root.ordinal())
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
        return index(id, first, names.size(), entity);
    }

    private static int index(long id, long first, int count, String entity) {
        if (id < first || id >= first + count) {
            throw TradovateRefusal.notFound(entity + " " + id);
        }
        return (int) (id - first);
    }
}
