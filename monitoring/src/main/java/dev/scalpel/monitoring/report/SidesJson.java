package dev.scalpel.monitoring.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.SideFigures;
import dev.scalpel.monitoring.metrics.SideReview;
import java.util.List;

/** Long and short for programs: the same fields in {@code metrics.json}, in the status and on the page. */
public final class SidesJson {

    private SidesJson() {}

    /** Adds {@code sides} and {@code largestPosition}. */
    static void addTo(ObjectNode node, SideReview review) {
        write(node.putArray("sides"), review.sides());
        node.put("largestPosition", review.largestPosition());
    }

    public static void write(ArrayNode array, List<SideFigures> sides) {
        sides.forEach(side -> array.addObject()
                .put("side", side.side().name())
                .put("trades", side.trades())
                .put("wins", side.wins())
                .put("winRate", side.winRate())
                .put("netProfit", side.netProfit())
                .put("fundingReceived", side.fundingReceived())
                .put("fundingPaid", side.fundingPaid())
                .put("liquidated", side.liquidated())
                .put("deleveraged", side.deleveraged()));
    }
}
