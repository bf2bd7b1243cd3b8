package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.futures.ContractChoice;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.trading.futures.FuturesRoot;
import dev.scalpel.trading.futures.RefusedContractException;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The venue's contracts: "Contract Library". What never changes is read once in a connection, the front month once a trading day.
 * Safe for concurrent use.
 */
final class TradovateContracts {

    private final TradovateSession session;
    private final Clock clock;
    private final Map<Long, Optional<FuturesContract>> byId = new ConcurrentHashMap<>();
    private final Map<String, Optional<FuturesContract>> fronts = new ConcurrentHashMap<>();
    private final Map<FuturesRoot, Long> products = new ConcurrentHashMap<>();

    TradovateContracts(TradovateSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    LocalDate today() {
        return ContractChoice.tradingDay(clock.instant());
    }

    /** @throws RefusedContractException when the symbol is no future that is known */
    FuturesName name(Symbol symbol) {
        FuturesName name = FuturesName.parse(symbol.base(), today());
        if (!symbol.quote().equals(name.root().symbol().quote())) {
            throw new RefusedContractException(
                    name.root() + " is priced in " + name.root().symbol().quote() + ", not in " + symbol.quote());
        }
        return name;
    }

    /** The contract of the next order. */
    FuturesContract choose(Symbol symbol, Optional<FuturesContract> held) throws IOException {
        FuturesName name = name(symbol);
        Optional<FuturesContract> front =
                held.isPresent() || name.contract().isPresent() ? Optional.empty() : front(name.root());
        return ContractChoice.DEFAULT.choose(name, held, front, today());
    }

    /** The contract of this number; empty if it is of a root that is not known, or no future. */
    Optional<FuturesContract> of(long contractId) throws IOException {
        Optional<FuturesContract> known = byId.get(contractId);
        if (known == null) {
            String name =
                    session.get("contract/item?id=" + contractId).path("name").asText("");
            known = FuturesName.isKnown(name, today())
                    ? FuturesName.parse(name, today()).contract()
                    : Optional.empty();
            byId.put(contractId, known);
        }
        return known;
    }

    /** What a quantity of a contract is worth at this price, in its currency. */
    BigDecimal value(long contractId, BigDecimal quantity, BigDecimal price) throws IOException {
        FuturesContract contract = of(contractId)
                .orElseThrow(() -> new IOException("contract " + contractId + " is no future that is known"));
        return quantity.multiply(price).multiply(contract.root().multiplier());
    }

    /** Whether a number is that of the contract with this name. */
    boolean isName(long contractId, String name) throws IOException {
        return of(contractId).filter(contract -> contract.name().equals(name)).isPresent();
    }

    /** Whether a contract is what a name means: of its root, or the very one that it names. */
    boolean isOf(FuturesName name, long contractId) throws IOException {
        return of(contractId)
                .filter(contract -> name.contract().map(contract::equals).orElse(contract.root() == name.root()))
                .isPresent();
    }

    /**
     * Tick and multiplier as the venue has them.
     *
     * @throws TradovateException when they are not the exchange's
     */
    Instrument instrument(InstrumentId id) throws IOException {
        FuturesRoot root = name(id.symbol()).root();
        JsonNode product = product(root);
        requireSame("valuePerPoint", product, root.multiplier(), root);
        requireSame("tickSize", product, root.tickSize(), root);
        return new Instrument(
                id,
                InstrumentKind.FUTURE,
                root.symbol().quote(),
                root.filters(),
                TradingSession.CME_FUTURES,
                true,
                Optional.empty());
    }

    private static void requireSame(String field, JsonNode product, BigDecimal known, FuturesRoot root)
            throws TradovateException {
        BigDecimal venues = product.path(field).decimalValue();
        if (venues.compareTo(known) != 0) {
            throw TradovateException.of(
                    "product", field + " of " + root + " is " + known + ", but the venue has " + venues);
        }
    }

    private JsonNode product(FuturesRoot root) throws IOException {
        JsonNode product = session.get("product/find?name=" + root);
        if (!product.path("id").isIntegralNumber()) {
            throw new RefusedContractException("the venue has no product " + root);
        }
        products.put(root, product.path("id").asLong());
        return product;
    }

    private Optional<FuturesContract> front(FuturesRoot root) throws IOException {
        String key = root + " " + today();
        Optional<FuturesContract> known = fronts.get(key);
        if (known == null) {
            known = readFront(root);
            fronts.put(key, known);
        }
        return known;
    }

    private Optional<FuturesContract> readFront(FuturesRoot root) throws IOException {
        Long product = products.get(root);
        long id = product == null ? product(root).path("id").asLong() : product;
        for (JsonNode maturity : session.get("contractMaturity/deps?masterid=" + id)) {
            if (maturity.path("isFront").asBoolean()) {
                for (JsonNode contract : session.get(
                        "contract/deps?masterid=" + maturity.path("id").asLong())) {
                    return FuturesName.parse(contract.path("name").asText(), today())
                            .contract();
                }
            }
        }
        return Optional.empty();
    }
}
