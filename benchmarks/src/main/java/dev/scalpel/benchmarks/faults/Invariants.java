package dev.scalpel.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.Fill;
import dev.scalpel.localexchange.OrderView;
import dev.scalpel.localexchange.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must hold, whatever has happened. Each answers what it has found broken. */
final class Invariants {

    private final World world;

    Invariants(World world) {
        this.world = world;
    }

    /** At any time: an entry's client id is its bar, so two entries for a bar would be two buys of one id. */
    List<String> oneEntryABar() {
        Set<String> seen = new HashSet<>();
        List<String> broken = new ArrayList<>();
        for (OrderView order : world.exchange.orders()) {
            if (order.side() == Side.BUY && !seen.add(order.clientId())) {
                broken.add("two entries for a bar: " + order.clientId());
            }
        }
        return broken;
    }

    /** After an undisturbed minute: whatever is held is locked in a sale, but for what is too little to be sold. */
    List<String> protectedNow() {
        BigDecimal free = world.exchange.free("ETH");
        BigDecimal dust = dust();
        return free.subtract(dust).compareTo(World.STEP) < 0
                ? List.of()
                : List.of("unprotected: " + free + " ETH are free, dust is " + dust);
    }

    /** After an undisturbed minute: the same invocation once more writes nothing and sends nothing. */
    List<String> twiceIsOnce(Dispatcher process) {
        world.effects.calm();
        int orders = world.exchange.orders().size();
        JsonNode answer = world.call(process, "{}");
        List<String> broken = new ArrayList<>(failures(answer));
        if (world.effects.writes() > 0 || world.exchange.orders().size() != orders) {
            broken.add("a second reconciliation wrote " + world.effects.writes() + " times: " + answer);
        }
        return broken;
    }

    /** While nothing is open: profits, quantities and fees of the ledger are those of the exchange. */
    List<String> ledgerIsExchange() {
        SymbolState state = world.state().orElseThrow();
        if (!state.atRest()) {
            return List.of();
        }
        List<TradeRow> trades = world.trades();
        Map<String, BigDecimal> ours = new TreeMap<>();
        Map<String, BigDecimal> theirs = new TreeMap<>();
        for (TradeRow trade : trades) {
            add(ours, "bought", trade.entry().quantity());
            trade.fees().forEach((asset, fee) -> add(ours, "fee " + asset, fee));
        }
        for (Fill fill : world.exchange.fills()) {
            theirs.merge(fill.side() == Side.BUY ? "bought" : "sold", fill.quantity(), BigDecimal::add);
            add(theirs, "fee " + fill.commissionAsset(), fill.commission());
        }
        // What was bought and never sold, for it was too little, has no exit; so the sold side is what is left of it.
        add(ours, "sold", sold(trades, dust()));
        BigDecimal foreignFees = BigDecimal.ZERO;
        if (theirs.containsKey("fee BNB")) {
            foreignFees = world.exchange.fills().stream()
                    .filter(fill -> fill.commissionAsset().equals("BNB"))
                    .map(fill -> fill.quoteQuantity().multiply(new BigDecimal("0.001")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        BigDecimal profit = trades.stream().map(TradeRow::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
        add(ours, "profit", profit.add(foreignFees));
        add(theirs, "profit", world.total("USDT").subtract(World.DEPOSIT));
        add(ours, "held", dust());
        add(theirs, "held", world.total("ETH"));
        return differences(ours, theirs);
    }

    static List<String> failures(JsonNode answer) {
        List<String> failures = new ArrayList<>();
        answer.path("failures").forEach(failure -> failures.add("a calm minute failed: " + failure.asText()));
        return failures;
    }

    private BigDecimal dust() {
        return world.state()
                .flatMap(SymbolState::broker)
                .map(notes -> new BigDecimal(notes.path("dust").asText()))
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal sold(List<TradeRow> trades, BigDecimal dust) {
        BigDecimal sold = BigDecimal.ZERO;
        for (TradeRow trade : trades) {
            sold = sold.add(trade.entry().quantity()).subtract(trade.fees().getOrDefault("ETH", BigDecimal.ZERO));
        }
        return sold.subtract(dust);
    }

    private static List<String> differences(Map<String, BigDecimal> ours, Map<String, BigDecimal> theirs) {
        Set<String> names = new HashSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        return names.stream()
                .filter(name ->
                        ours.getOrDefault(name, BigDecimal.ZERO).compareTo(theirs.getOrDefault(name, BigDecimal.ZERO))
                                != 0)
                .map(name -> "ledger and exchange differ in " + name + ": " + ours.get(name) + ", " + theirs.get(name))
                .sorted()
                .toList();
    }

    private static void add(Map<String, BigDecimal> sums, String name, BigDecimal amount) {
        sums.merge(name, amount, BigDecimal::add);
    }
}
