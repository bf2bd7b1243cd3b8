package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.orders.Amendment;
import dev.scalpel.localexchange.orders.PreventedMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All orders and lists ever accepted, and which of them are open. */
public final class OrderBook {

    private final TreeMap<Long, Order> orders = new TreeMap<>();
    private final TreeMap<Long, OrderList> lists = new TreeMap<>();
    private final List<PreventedMatch> preventedMatches = new ArrayList<>();
    private final List<Amendment> amendments = new ArrayList<>();
    private final Map<Long, Order> open = new LinkedHashMap<>();

    public long nextOrderId() {
        return orders.isEmpty() ? 1 : orders.lastKey() + 1;
    }

    public long nextListId() {
        return lists.isEmpty() ? 1 : lists.lastKey() + 1;
    }

    public void add(Order order) {
        orders.put(order.id(), order);
        open.put(order.id(), order);
    }

    public void add(PreventedMatch match) {
        preventedMatches.add(match);
    }

    /** As {@code myPreventedMatches} reports them, oldest first. */
    public List<PreventedMatch> preventedMatches() {
        return List.copyOf(preventedMatches);
    }

    /** The identifier of the next one in this market, from 0. */
    long nextPreventedMatchId(Market market) {
        return preventedMatches.stream()
                .filter(match -> match.symbol().equals(market.name()))
                .count();
    }

    public long nextExecutionId() {
        return amendments.size() + 1L;
    }

    public void add(Amendment amendment) {
        amendments.add(amendment);
    }

    /** As {@code order/amendments} reports them, oldest first. */
    public List<Amendment> amendments() {
        return List.copyOf(amendments);
    }

    public List<OrderList> openLists(Market market) {
        return lists.values().stream()
                .filter(list -> list.market() == market && list.isOpen())
                .toList();
    }

    public void add(OrderList list) {
        lists.put(list.id(), list);
    }

    public Collection<Order> all() {
        return orders.values();
    }

    public Collection<OrderList> lists() {
        return lists.values();
    }

    boolean hasOpen() {
        return !open().isEmpty();
    }

    /** In the order of acceptance. */
    public List<Order> open() {
        open.values().removeIf(order -> !order.status().isOpen());
        return new ArrayList<>(open.values());
    }

    public List<Order> open(Market market) {
        return open().stream().filter(order -> order.market() == market).toList();
    }

    public Optional<Order> byId(Market market, long id) {
        return Optional.ofNullable(orders.get(id)).filter(order -> order.market() == market);
    }

    /** The newest with this client id: it is unique among open orders only. */
    public Optional<Order> byClientId(Market market, String clientId) {
        return orders.descendingMap().values().stream()
                .filter(order -> order.market() == market)
                .filter(order -> order.clientId().equals(clientId))
                .findFirst();
    }

    public Optional<OrderList> listById(long id) {
        return Optional.ofNullable(lists.get(id));
    }

    public Optional<OrderList> listByClientId(String clientId) {
        return lists.descendingMap().values().stream()
                .filter(list -> list.clientId().equals(clientId))
                .findFirst();
    }
}
