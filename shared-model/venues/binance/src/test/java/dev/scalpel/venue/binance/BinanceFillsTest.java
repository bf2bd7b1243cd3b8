package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.binance.BinanceFills.Page;
import dev.scalpel.venue.trading.VenueFill;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BinanceFillsTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final long DAY = Duration.ofHours(24).toMillis();

    private final List<Page> requested = new ArrayList<>();

    @Test
    void anOrderOfManyFillsIsReadCompletely() throws IOException {
        BinanceFills fills = new BinanceFills(venue(
                LongStream.range(0, 2_500).mapToObj(id -> trade(id, 7, id)).toList()));

        assertThat(fills.ofOrder(BTC, 7)).hasSize(2_500).doesNotHaveDuplicates();
        assertThat(requested).extracting(Page::fromId).containsExactly(null, 1_000L, 2_000L);
        assertThat(fills.ofOrder(BTC, 8)).isEmpty();
    }

    @Test
    void threeDaysAreReadDayByDayWithoutDuplicates() throws IOException {
        List<BinanceResponses.Trade> all = List.of(
                trade(1, 1, 0), trade(2, 1, DAY - 1), trade(3, 2, DAY), trade(4, 3, 2 * DAY + 5), trade(5, 3, 3 * DAY));
        BinanceFills fills = new BinanceFills(venue(all));

        assertThat(ids(fills.between(BTC, 0, 3 * DAY - 1))).containsExactly("1", "2", "3", "4");
        assertThat(requested).hasSize(3).allMatch(page -> page.to() - page.from() < DAY);
        assertThat(ids(fills.between(BTC, 3 * DAY, 3 * DAY))).containsExactly("5");
        assertThat(ids(fills.between(BTC, 3 * DAY + 1, 4 * DAY))).isEmpty();
    }

    @Test
    void aFullPageInTheMiddleOfADayIsFollowedToTheDaysEnd() throws IOException {
        List<BinanceResponses.Trade> all = new ArrayList<>(
                LongStream.range(0, 1_700).mapToObj(id -> trade(id, 1, 10)).toList());
        all.add(trade(1_700, 1, DAY));
        BinanceFills fills = new BinanceFills(venue(all));

        assertThat(fills.between(BTC, 0, DAY)).hasSize(1_701).doesNotHaveDuplicates();
        assertThat(fills.between(BTC, 0, DAY - 1)).hasSize(1_700);
    }

    /** Returns rows as Binance does: by order, time or id, at most a thousand, oldest first. */
    private BinanceFills.Pages venue(List<BinanceResponses.Trade> all) {
        return (symbol, page) -> {
            requested.add(page);
            return all.stream()
                    .filter(row -> page.orderId() == null || row.orderId() == page.orderId())
                    .filter(row -> page.from() == null || row.time() >= page.from())
                    .filter(row -> page.to() == null || row.time() <= page.to())
                    .filter(row -> page.fromId() == null || row.id() >= page.fromId())
                    .limit(BinanceFills.PAGE_SIZE)
                    .toList();
        };
    }

    private static BinanceResponses.Trade trade(long id, long orderId, long time) {
        return new BinanceResponses.Trade(
                id, orderId, BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ZERO, "BNB", time, true, true);
    }

    private static List<String> ids(List<VenueFill> fills) {
        return fills.stream().map(fill -> fill.fill().tradeId()).toList();
    }
}
