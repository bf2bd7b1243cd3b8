package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.trading.futures.FuturesRoot;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Positions: one per contract, netted by the venue ("Position"). A strategy of a root has one in one of its contracts. */
final class TradovatePositions {

    private final TradovateSession session;
    private final TradovateContracts contracts;
    private final long account;
    /** The contract in which a root's position was when it was last read. */
    private final Map<FuturesRoot, FuturesContract> held = new ConcurrentHashMap<>();

    TradovatePositions(TradovateSession session, TradovateContracts contracts, long account) {
        this.session = session;
        this.contracts = contracts;
        this.account = account;
    }

    /** The contract of the open position as of the last read. */
    Optional<FuturesContract> held(Symbol symbol) {
        return Optional.ofNullable(held.get(contracts.name(symbol).root()));
    }

    /** The position of a symbol, signed. */
    BigDecimal read(Symbol symbol) throws IOException {
        return open(symbol).map(row -> row.path("netPos").decimalValue()).orElse(BigDecimal.ZERO);
    }

    /** That of a root is in whichever of its contracts. */
    Optional<JsonNode> open(Symbol symbol) throws IOException {
        FuturesName name = contracts.name(symbol);
        Map<FuturesContract, JsonNode> open = open(name.root());
        if (name.contract().isPresent()) {
            return Optional.ofNullable(open.get(name.contract().get()));
        }
        if (open.size() > 1) {
            throw TradovateException.of(
                    "positions",
                    "there are positions in " + open.keySet() + " of " + name.root() + ": close all but one by hand");
        }
        return open.values().stream().findFirst();
    }

    private Map<FuturesContract, JsonNode> open(FuturesRoot root) throws IOException {
        Map<FuturesContract, JsonNode> open = new TreeMap<>();
        for (JsonNode row : session.get("position/list")) {
            BigDecimal net = row.path("netPos").decimalValue();
            if (row.path("accountId").asLong() == account && net.signum() != 0) {
                contracts
                        .of(row.path("contractId").asLong())
                        .filter(contract -> contract.root() == root)
                        .ifPresent(contract -> open.put(contract, row));
            }
        }
        if (open.isEmpty()) {
            held.remove(root);
        } else {
            held.put(root, open.keySet().iterator().next());
        }
        return open;
    }

    /**
     * Requires that an order of this side and size does nothing but close: the venue has no orders that only reduce.
     *
     * @throws TradovateException when it would open a position or turn one
     */
    void requireReduces(Symbol symbol, OrderSide side, BigDecimal quantity) throws IOException {
        BigDecimal net = read(symbol);
        BigDecimal closable = side == OrderSide.SELL ? net : net.negate();
        if (quantity.compareTo(closable) > 0) {
            throw TradovateException.of(
                    TradovateException.NOTHING_TO_REDUCE,
                    side + " of " + quantity.toPlainString() + " would not only close the position of "
                            + net.toPlainString());
        }
    }
}
