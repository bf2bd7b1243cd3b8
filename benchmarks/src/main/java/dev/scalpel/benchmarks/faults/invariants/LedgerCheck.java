package dev.scalpel.benchmarks.faults.invariants;

import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.ManualActivity;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.Side;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ledger beside the venue's own fills, exact: what was bought, the fees of each asset, what the quote asset has
 * gained, and what is left of the base asset. The open trade counts with what the state knows of it.
 */
final class LedgerCheck {

    private static final String BOUGHT = "bought";
    private static final String GAINED = "gained";
    private static final String HELD = "held";
    private static final String FEE = "fee ";
    /** What a fee in a third asset is charged at: {@code costs.feeBp} of every world. */
    private static final BigDecimal FOREIGN_FEE = new BigDecimal("0.001");

    /** Prices move before the engine finds that something was sold. */
    private static final BigDecimal ABOUT = new BigDecimal("1.1");

    private final StoredRecords books;
    private final ManualActivity foreign;

    LedgerCheck(StoredRecords books, ManualActivity foreign) {
        this.books = books;
        this.foreign = foreign;
    }

    List<String> differences(ListedSymbol one, VenueSnapshot venue) {
        Symbol symbol = one.symbol();
        List<Fill> fills = venue.engineFills(one);
        List<TradeRow> trades = books.trades(symbol);
        Map<String, BigDecimal> theirs = sums(symbol, fills);
        Map<String, BigDecimal> ours = new TreeMap<>();
        for (TradeRow trade : trades) {
            add(ours, BOUGHT, trade.entry().quantity());
            add(ours, GAINED, trade.netProfit());
            trade.fees().forEach((asset, fee) -> add(ours, FEE + asset, fee));
        }
        openTrade(symbol, books.open(symbol), ours);
        add(ours, GAINED, foreignFees(symbol, fills).subtract(foreignFeesOfOpen(symbol)));
        BigDecimal dust = books.dust(symbol);
        add(ours, HELD, dust);
        List<String> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        BigDecimal soldByHand = foreign.sold(symbol);
        for (String name : names) {
            BigDecimal our = ours.getOrDefault(name, BigDecimal.ZERO);
            BigDecimal their = theirs.getOrDefault(name, BigDecimal.ZERO);
            // What the owner has sold counts with a price that it would have had, and is held by the books until then.
            boolean foreignHand = soldByHand.signum() > 0 && (name.equals(HELD) || name.equals(GAINED));
            if (!(foreignHand ? isExplained(name, our.subtract(their), soldByHand) : our.compareTo(their) == 0)) {
                differences.add(name + ": " + our.toPlainString() + " in the books, " + their.toPlainString()
                        + " at the venue");
            }
        }
        return differences;
    }

    private static boolean isExplained(String name, BigDecimal more, BigDecimal soldByHand) {
        return name.equals(HELD)
                ? more.signum() <= 0
                : more.signum() >= 0 && more.compareTo(soldByHand.multiply(ABOUT)) <= 0;
    }

    private static Map<String, BigDecimal> sums(Symbol symbol, List<Fill> fills) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Fill fill : fills) {
            boolean buys = fill.side() == Side.BUY;
            BigDecimal quote = fill.price().multiply(fill.quantity());
            add(sums, GAINED, buys ? quote.negate() : quote);
            add(sums, HELD, buys ? fill.quantity() : fill.quantity().negate());
            if (buys) {
                add(sums, BOUGHT, fill.quantity());
            }
            fee(symbol, fill.commissionAsset(), fill.commission(), sums);
        }
        return sums;
    }

    private static void openTrade(Symbol symbol, List<Intent> intents, Map<String, BigDecimal> sums) {
        for (Intent intent : intents) {
            boolean buys = intent.side() == OrderSide.BUY;
            intent.fills().forEach(fill -> {
                BigDecimal quote = fill.price().multiply(fill.quantity());
                add(sums, GAINED, buys ? quote.negate() : quote);
                add(sums, HELD, buys ? fill.quantity() : fill.quantity().negate());
                if (buys) {
                    add(sums, BOUGHT, fill.quantity());
                }
                fee(symbol, fill.feeAsset(), fill.fee(), sums);
            });
        }
    }

    private static void fee(Symbol symbol, String asset, BigDecimal amount, Map<String, BigDecimal> sums) {
        add(sums, FEE + asset, amount);
        if (asset.equals(symbol.base())) {
            add(sums, HELD, amount.negate());
        }
        if (asset.equals(symbol.quote())) {
            add(sums, GAINED, amount.negate());
        }
    }

    private static BigDecimal foreignFees(Symbol symbol, List<Fill> fills) {
        return fills.stream()
                .filter(fill -> isForeign(symbol, fill.commissionAsset()))
                .map(fill -> fill.price().multiply(fill.quantity()).multiply(FOREIGN_FEE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The open trade is counted without the charge, which its row will have. */
    private BigDecimal foreignFeesOfOpen(Symbol symbol) {
        return StoredRecords.fills(books.open(symbol)).stream()
                .filter(fill -> isForeign(symbol, fill.feeAsset()))
                .map(fill -> fill.price().multiply(fill.quantity()).multiply(FOREIGN_FEE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isForeign(Symbol symbol, String asset) {
        return !Objects.equals(asset, symbol.base()) && !Objects.equals(asset, symbol.quote());
    }

    private static void add(Map<String, BigDecimal> sums, String name, BigDecimal amount) {
        sums.merge(name, amount, BigDecimal::add);
    }
}
