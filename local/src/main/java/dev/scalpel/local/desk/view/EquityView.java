package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.reading.AccountSource;
import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.execution.reading.Holdings.PositionRow;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.report.html.MinMaxDownsampling;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.statistics.EquityCurve;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The equity of an account: after each closed trade, at the close of each minute of the last weeks in which something was held, and
 * now. Drawdown counts from the highest of these points.
 */
public final class EquityView {

    /** More than a chart has pixels. */
    static final int MAX_POINTS = 2_000;

    private static final double MIN_EQUITY = 1e-9;

    private final DeskData data;
    private final OpenProfit openProfit;

    private record Point(long at, BigDecimal equity, double drawdown) {}

    public EquityView(DeskData data) {
        this.data = data;
        openProfit = new OpenProfit(data);
    }

    /** @param account of the model, or the name of a portfolio */
    public ObjectNode of(String account, Snapshot snapshot) {
        List<Traded> traded = traded(account);
        List<Holding> holdings = closed(account, traded);
        BigDecimal realised = holdings.stream().map(Holding::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal open = BigDecimal.ZERO;
        for (Traded each : traded) {
            Optional<PositionRow> position = Rows.position(each, snapshot);
            OptionalDouble price = Rows.view(each, snapshot).price();
            open = open.add(position.flatMap(row -> Held.profit(row, price)).orElse(BigDecimal.ZERO));
            position.flatMap(row -> Holding.ofOpen(each.instrument(), row)).ifPresent(holdings::add);
        }
        Optional<BigDecimal> now = equity(account, open, snapshot);
        ObjectNode answer = DeskJson.object().put("account", account);
        ArrayNode points = answer.putArray("points");
        BigDecimal held = open;
        now.ifPresent(equity -> thinned(
                        points(holdings, equity.subtract(held).subtract(realised), equity, snapshot.now()))
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

    private List<Holding> closed(String account, List<Traded> traded) {
        List<Holding> closed = new ArrayList<>();
        for (InstrumentId instrument :
                traded.stream().map(Traded::instrument).distinct().toList()) {
            TradeList.closed(data, instrument, 0, Long.MAX_VALUE).stream()
                    .filter(row ->
                            data.accounts().accountOf(instrument, row.basis()).equals(account))
                    .forEach(row -> closed.add(Holding.ofTrade(instrument, row)));
        }
        return closed;
    }

    /** Empty before the first run. */
    private Optional<BigDecimal> equity(String account, BigDecimal open, Snapshot snapshot) {
        return account.equals(AccountSource.MODEL)
                ? new AccountFigures(data.settings()).equity(snapshot)
                : Optional.ofNullable(snapshot.account().portfolios().get(account))
                        .map(state -> state.books().valueAtCost().add(open));
    }

    private List<Point> points(List<Holding> holdings, BigDecimal start, BigDecimal now, Instant at) {
        List<OpenProfit.Change> changes = openProfit.changes(holdings, at);
        List<Point> points = new ArrayList<>();
        BigDecimal peak = start;
        if (!changes.isEmpty()) {
            points.add(new Point(changes.get(0).at() - 1, start, 0));
        }
        for (OpenProfit.Change change : changes) {
            BigDecimal equity = start.add(change.realised()).add(change.open());
            peak = peak.max(equity);
            points.add(new Point(change.at(), equity, drawdown(equity, peak)));
        }
        // Times must differ, also where a minute has closed just now.
        long last = points.isEmpty() ? 0 : points.get(points.size() - 1).at() + 1;
        points.add(new Point(Math.max(last, at.toEpochMilli()), now, drawdown(now, peak.max(now))));
        return points;
    }

    private static double drawdown(BigDecimal equity, BigDecimal peak) {
        return peak.signum() > 0 ? 1 - equity.doubleValue() / peak.doubleValue() : 0;
    }

    /** As many as may be shown: no peak and no trough is lost; the first and the last point stay. */
    private static List<Point> thinned(List<Point> points) {
        if (points.size() <= MAX_POINTS) {
            return points;
        }
        EquityCurve curve = EquityCurve.of(
                points.stream().mapToLong(Point::at).toArray(),
                points.stream()
                        .mapToDouble(
                                point -> Math.max(MIN_EQUITY, point.equity().doubleValue()))
                        .toArray());
        return Arrays.stream(MinMaxDownsampling.of(curve, (MAX_POINTS - 2) / 2))
                .mapToObj(points::get)
                .toList();
    }

    /** The names of all accounts. */
    public List<String> accounts() {
        List<String> names = new ArrayList<>(List.of(AccountSource.MODEL));
        data.accounts().portfolios().stream().map(Portfolio::name).forEach(names::add);
        return names;
    }
}
