package dev.scalpel.localexchange.perpetual.account;

import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The only account: wallet, positions, and settings. */
public final class FuturesAccount {

    private final MarginWallet wallet;
    private final Map<String, Map<HoldingSide, Position>> positions = new LinkedHashMap<>();
    private final Map<String, SymbolSettings> settings = new LinkedHashMap<>();
    private final Set<String> hedged = new TreeSet<>();
    private boolean feeBurn;
    private SymbolSettings defaults = SymbolSettings.DEFAULT;
    private BigDecimal makerRate = new BigDecimal("0.0002");
    private BigDecimal takerRate = new BigDecimal("0.0005");

    public FuturesAccount(Contracts contracts, Funds funds, Duration history) {
        wallet = new MarginWallet(funds);
        for (Contract contract : contracts.all()) {
            wallet.open(contract.asset());
            Map<HoldingSide, Position> sides = new EnumMap<>(HoldingSide.class);
            for (HoldingSide side : HoldingSide.values()) {
                sides.put(side, new Position(contract, side, history.toMillis()));
            }
            positions.put(contract.name(), sides);
        }
    }

    public MarginWallet wallet() {
        return wallet;
    }

    public SymbolSettings settings(Contract contract) {
        return settings.getOrDefault(contract.name(), defaults);
    }

    /** The settings of contracts that were never set. */
    public void setDefaults(SymbolSettings other) {
        defaults = other;
    }

    public void set(Contract contract, SymbolSettings other) {
        settings.put(contract.name(), other);
    }

    /** Whether a contract has one position for each side. */
    public boolean isHedged(Contract contract) {
        return hedged.contains(contract.name());
    }

    /** Whether any contract is; where the mode is one of the account, all are. */
    public boolean isHedged() {
        return !hedged.isEmpty();
    }

    public void setHedged(boolean on) {
        positions.keySet().forEach(name -> setHedged(name, on));
    }

    public void setHedged(Contract contract, boolean on) {
        setHedged(contract.name(), on);
    }

    private void setHedged(String name, boolean on) {
        if (on) {
            hedged.add(name);
        } else {
            hedged.remove(name);
        }
    }

    public boolean isFeeBurn() {
        return feeBurn;
    }

    public void setFeeBurn(boolean on) {
        feeBurn = on;
    }

    public BigDecimal feeRate(boolean maker) {
        return maker ? makerRate : takerRate;
    }

    public void setFeeRates(BigDecimal maker, BigDecimal taker) {
        makerRate = maker;
        takerRate = taker;
    }

    public Position position(Contract contract, HoldingSide side) {
        Position position = positions.getOrDefault(contract.name(), Map.of()).get(side);
        if (position == null) {
            throw new IllegalArgumentException("not listed: " + contract.name());
        }
        return position;
    }

    /** The positions of a contract that the position mode has: one, or long and short. */
    public List<Position> positions(Contract contract) {
        return isHedged(contract)
                ? List.of(position(contract, HoldingSide.LONG), position(contract, HoldingSide.SHORT))
                : List.of(position(contract, HoldingSide.BOTH));
    }

    /** The positions of all contracts in the present position mode. */
    public List<Position> positions() {
        return positions.values().stream()
                .flatMap(sides -> sides.values().stream())
                .filter(position -> isHedged(position.contract()) != (position.side() == HoldingSide.BOTH))
                .toList();
    }

    public boolean hasPositions() {
        return positions().stream().anyMatch(Position::isOpen);
    }
}
