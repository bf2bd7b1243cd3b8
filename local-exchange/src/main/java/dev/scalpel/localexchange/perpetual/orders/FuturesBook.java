package dev.scalpel.localexchange.perpetual.orders;

import dev.scalpel.localexchange.perpetual.contract.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All orders ever accepted, and those that are open. */
public final class FuturesBook {

    private final Map<Long, FuturesOrder> orders = new LinkedHashMap<>();
    private final Map<Long, AlgoOrder> algos = new LinkedHashMap<>();
    private final Map<String, List<FuturesOrder>> byClientId = new HashMap<>();
    private final Map<String, List<AlgoOrder>> algosByClientId = new HashMap<>();
    private final List<FuturesOrder> open = new ArrayList<>();
    private final List<AlgoOrder> waiting = new ArrayList<>();
    private final List<Modification> modifications = new ArrayList<>();
    private long nextId = 1;
    private long nextAlgoId = 1;

    public long nextOrderId() {
        return nextId++;
    }

    public long nextAlgoId() {
        return nextAlgoId++;
    }

    public void add(FuturesOrder order) {
        orders.put(order.id(), order);
        byClientId
                .computeIfAbsent(order.request().clientId(), id -> new ArrayList<>())
                .add(order);
        open.add(order);
    }

    public void add(AlgoOrder order) {
        algos.put(order.id(), order);
        algosByClientId
                .computeIfAbsent(order.request().clientId(), id -> new ArrayList<>())
                .add(order);
        waiting.add(order);
    }

    public void add(Modification modification) {
        modifications.add(modification);
    }

    public List<Modification> modifications() {
        return List.copyOf(modifications);
    }

    public List<FuturesOrder> all() {
        return List.copyOf(orders.values());
    }

    public List<AlgoOrder> allAlgos() {
        return List.copyOf(algos.values());
    }

    public List<FuturesOrder> open() {
        open.removeIf(order -> !order.isOpen());
        return List.copyOf(open);
    }

    public List<FuturesOrder> open(Contract contract) {
        return open().stream().filter(order -> order.contract() == contract).toList();
    }

    public List<AlgoOrder> waiting() {
        waiting.removeIf(order -> !order.isWaiting());
        return List.copyOf(waiting);
    }

    public List<AlgoOrder> waiting(Contract contract) {
        return waiting().stream().filter(order -> order.contract() == contract).toList();
    }

    public boolean hasOpen() {
        return !open().isEmpty() || !waiting().isEmpty();
    }

    public Optional<FuturesOrder> byId(Contract contract, long id) {
        return Optional.ofNullable(orders.get(id)).filter(order -> order.contract() == contract);
    }

    /** The newest order of this client id: ids are unique among open orders only. */
    public Optional<FuturesOrder> byClientId(Contract contract, String clientId) {
        return byClientId.getOrDefault(clientId, List.of()).stream()
                .filter(order -> order.contract() == contract)
                .reduce((first, second) -> second);
    }

    /** Whether any order has ever had this client id. */
    public boolean knows(String clientId) {
        return byClientId.containsKey(clientId) || algosByClientId.containsKey(clientId);
    }

    public Optional<AlgoOrder> algoById(long id) {
        return Optional.ofNullable(algos.get(id));
    }

    public Optional<AlgoOrder> algoByClientId(String clientId) {
        return algosByClientId.getOrDefault(clientId, List.of()).stream().reduce((first, second) -> second);
    }
}
