package dev.scalpel.localexchange.usdm.account;

import dev.scalpel.localexchange.usdm.contract.Contract;
import dev.scalpel.localexchange.usdm.contract.Contracts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The only account: wallet, positions, and settings. */
public final class FuturesAccount {

    private final MarginWallet wallet = new MarginWallet();
    private final Map<String, Map<HoldingSide, Position>> positions = new LinkedHashMap<>();
    private final Map<String, SymbolSettings> settings = new LinkedHashMap<>();
    private boolean hedged;
    private boolean feeBurn;
    private BigDecimal makerRate = new BigDecimal("0.0002");
    private BigDecimal takerRate = new BigDecimal("0.0005");

    public FuturesAccount(Contracts contracts, Duration history) {
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
        return settings.getOrDefault(contract.name(), SymbolSettings.DEFAULT);
    }

    public void set(Contract contract, SymbolSettings other) {
        settings.put(contract.name(), other);
    }

    public boolean isHedged() {
        return hedged;
    }

    public void setHedged(boolean on) {
        hedged = on;
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
        return hedged
                ? List.of(position(contract, HoldingSide.LONG), position(contract, HoldingSide.SHORT))
                : List.of(position(contract, HoldingSide.BOTH));
    }

    /** The positions of all contracts in the present position mode. */
    public List<Position> positions() {
        return positions.values().stream()
                .flatMap(sides -> sides.values().stream())
                .filter(position -> hedged != (position.side() == HoldingSide.BOTH))
                .toList();
    }

    public boolean hasPositions() {
        return positions().stream().anyMatch(Position::isOpen);
    }
}
