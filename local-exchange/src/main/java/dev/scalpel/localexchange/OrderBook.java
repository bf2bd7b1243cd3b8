package dev.scalpel.localexchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All orders and lists ever taken, and which of them are open. */
final class OrderBook {

    private final TreeMap<Long, Order> orders = new TreeMap<>();
    private final TreeMap<Long, OrderList> lists = new TreeMap<>();
    private final List<PreventedMatch> preventedMatches = new ArrayList<>();
    private final List<Amendment> amendments = new ArrayList<>();
    private final Map<Long, Order> open = new LinkedHashMap<>();

    long nextOrderId() {
        return orders.isEmpty() ? 1 : orders.lastKey() + 1;
    }

    long nextListId() {
        return lists.isEmpty() ? 1 : lists.lastKey() + 1;
    }

    void add(Order order) {
        orders.put(order.id(), order);
        open.put(order.id(), order);
    }

    void add(PreventedMatch match) {
        preventedMatches.add(match);
    }

    /** What {@code myPreventedMatches} tells, the oldest first. */
    List<PreventedMatch> preventedMatches() {
        return List.copyOf(preventedMatches);
    }

    /** The identifier of the next one in this market, from 0. */
    long nextPreventedMatchId(Market market) {
        return preventedMatches.stream()
                .filter(match -> match.symbol().equals(market.name()))
                .count();
    }

    long nextExecutionId() {
        return amendments.size() + 1L;
    }

    void add(Amendment amendment) {
        amendments.add(amendment);
    }

    /** What {@code order/amendments} tells, the oldest first. */
    List<Amendment> amendments() {
        return List.copyOf(amendments);
    }

    List<OrderList> openLists(Market market) {
        return lists.values().stream()
                .filter(list -> list.market() == market && list.isOpen())
                .toList();
    }

    void add(OrderList list) {
        lists.put(list.id(), list);
    }

    Collection<Order> all() {
        return orders.values();
    }

    Collection<OrderList> lists() {
        return lists.values();
    }

    boolean hasOpen() {
        return !open().isEmpty();
    }

    /** In the order in which they were taken. */
    List<Order> open() {
        open.values().removeIf(order -> !order.status().isOpen());
        return new ArrayList<>(open.values());
    }

    List<Order> open(Market market) {
        return open().stream().filter(order -> order.market() == market).toList();
    }

    Optional<Order> byId(Market market, long id) {
        return Optional.ofNullable(orders.get(id)).filter(order -> order.market() == market);
    }

    /** The newest with this client id: it is unique among open orders only. */
    Optional<Order> byClientId(Market market, String clientId) {
        return orders.descendingMap().values().stream()
                .filter(order -> order.market() == market)
                .filter(order -> order.clientId().equals(clientId))
                .findFirst();
    }

    Optional<OrderList> listById(long id) {
        return Optional.ofNullable(lists.get(id));
    }

    Optional<OrderList> listByClientId(String clientId) {
        return lists.descendingMap().values().stream()
                .filter(list -> list.clientId().equals(clientId))
                .findFirst();
    }
}
