package dev.scalpel.venue.coinbase;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.VenueFill;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executions: "List Fills". A fill that the venue corrects afterwards has another type, and is reported, not booked. */
final class CoinbaseFills {

    private static final Logger LOG = LoggerFactory.getLogger(CoinbaseFills.class);
    private static final int PAGE_SIZE = 250;
    private static final int MAX_PAGES = 4_000;

    private final CoinbaseSession session;

    CoinbaseFills(CoinbaseSession session) {
        this.session = session;
    }

    List<VenueFill> ofOrder(Symbol symbol, String orderId) throws IOException {
        return pages(symbol, list().with("order_ids", orderId));
    }

    /** From and to in epoch milliseconds, both inclusive. */
    List<VenueFill> between(Symbol symbol, long from, long to) throws IOException {
        return pages(
                        symbol,
                        list().with("product_ids", CoinbaseAdapter.product(symbol))
                                .with("start_sequence_timestamp", Instant.ofEpochMilli(from))
                                .with("end_sequence_timestamp", Instant.ofEpochMilli(to + 1)))
                .stream()
                .filter(fill -> fill.fill().time() >= from && fill.fill().time() <= to)
                .toList();
    }

    private static CoinbaseRequest list() {
        return CoinbaseRequest.get("orders/historical/fills").with("limit", PAGE_SIZE);
    }

    private List<VenueFill> pages(Symbol symbol, CoinbaseRequest request) throws IOException {
        List<VenueFill> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            CoinbaseResponses.Fills answer = session.send(request.withCursor(cursor), CoinbaseResponses.Fills.class);
            for (CoinbaseResponses.Fill row : CoinbaseResponses.rows(answer.fills())) {
                if (!row.isOf(symbol)) {
                    continue;
                }
                if (row.type().equals("FILL")) {
                    all.add(CoinbaseOrderMapper.fill(symbol, row));
                } else {
                    LOG.warn(
                            "coinbase: order {} has a fill of type {}, which is not booked", row.orderId(), row.type());
                }
            }
            cursor = CoinbaseResponses.text(answer.cursor());
            if (cursor.isEmpty()) {
                // The newest come first, also of one time.
                Collections.reverse(all);
                return all.stream()
                        .sorted(Comparator.comparingLong(fill -> fill.fill().time()))
                        .toList();
            }
        }
        throw new IOException("the venue lists more than " + MAX_PAGES + " pages of fills");
    }
}
