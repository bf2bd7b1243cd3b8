package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.reading.AccountSource;
import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.portfolio.Portfolio;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The equity of an account after each closed trade, and now. What was open in between is not stored, so only the last point has
 * it.
 */
public final class EquityView {

    /** More than a chart has pixels. */
    static final int MAX_POINTS = 2_000;

    private final DeskData data;

    private record Closed(long at, BigDecimal netProfit) {}

    private record Point(long at, BigDecimal equity, double drawdown) {}

    public EquityView(DeskData data) {
        this.data = data;
    }

    /** @param account of the model, or the name of a portfolio */
    public ObjectNode of(String account, Snapshot snapshot) {
        List<Traded> traded = traded(account);
        List<Closed> closed = closed(account, traded);
        BigDecimal realised = closed.stream().map(Closed::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal open = traded.stream()
                .map(each -> Rows.position(each, snapshot)
                        .flatMap(row ->
                                Held.profit(row, Rows.view(each, snapshot).price()))
                        .orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<BigDecimal> now = equity(account, open, snapshot);
        ObjectNode answer = DeskJson.object().put("account", account);
        ArrayNode points = answer.putArray("points");
        now.ifPresent(equity -> thinned(
                        points(closed, equity.subtract(open).subtract(realised), equity, snapshot.now()))
                .forEach(point -> points.addArray()
                        .add(point.at())
                        .add(DeskJson.plain(point.equity()))
                        .add(point.drawdown())));
        return answer;
    }

    private List<Traded> traded(String account) {
        return account.equals(AccountSource.MODEL)
                ? data.accounts().ofTheModel()
                : data.accounts().portfolios().stream()
                        .filter(portfolio -> portfolio.name().equals(account))
                        .flatMap(portfolio -> data.accounts().of(portfolio).stream())
                        .toList();
    }

    private List<Closed> closed(String account, List<Traded> traded) {
        List<Closed> closed = new ArrayList<>();
        for (InstrumentId instrument :
                traded.stream().map(Traded::instrument).distinct().toList()) {
            TradeList.closed(data, instrument, 0, Long.MAX_VALUE).stream()
                    .filter(row ->
                            data.accounts().accountOf(instrument, row.basis()).equals(account))
                    .forEach(row -> closed.add(new Closed(row.exit().time(), row.netProfit())));
        }
        closed.sort(Comparator.comparingLong(Closed::at));
        return closed;
    }

    /** Empty before the first run. */
    private Optional<BigDecimal> equity(String account, BigDecimal open, Snapshot snapshot) {
        return account.equals(AccountSource.MODEL)
                ? new AccountFigures(data.settings()).equity(snapshot)
                : Optional.ofNullable(snapshot.account().portfolios().get(account))
                        .map(state -> state.books().valueAtCost().add(open));
    }

    private static List<Point> points(List<Closed> closed, BigDecimal start, BigDecimal now, Instant at) {
        List<Point> points = new ArrayList<>();
        BigDecimal equity = start;
        BigDecimal peak = start;
        if (!closed.isEmpty()) {
            points.add(new Point(closed.get(0).at() - 1, start, 0));
        }
        for (Closed trade : closed) {
            equity = equity.add(trade.netProfit());
            peak = peak.max(equity);
            points.add(new Point(trade.at(), equity, drawdown(equity, peak)));
        }
        points.add(new Point(at.toEpochMilli(), now, drawdown(now, peak.max(now))));
        return points;
    }

    private static double drawdown(BigDecimal equity, BigDecimal peak) {
        return peak.signum() > 0 ? 1 - equity.doubleValue() / peak.doubleValue() : 0;
    }

    /** The last point of each of as many stretches as may be shown; the first point stays. */
    private static List<Point> thinned(List<Point> points) {
        if (points.size() <= MAX_POINTS) {
            return points;
        }
        List<Point> kept = new ArrayList<>(List.of(points.get(0)));
        int rest = MAX_POINTS - 1;
        for (int i = 1; i <= rest; i++) {
            kept.add(points.get((int) ((long) i * (points.size() - 1) / rest)));
        }
        return kept;
    }

    /** The names of all accounts. */
    public List<String> accounts() {
        List<String> names = new ArrayList<>(List.of(AccountSource.MODEL));
        data.accounts().portfolios().stream().map(Portfolio::name).forEach(names::add);
        return names;
    }
}
