package dev.scalpel.research.studies.updates;

import dev.scalpel.market.Minutes;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.Edge.HighVolatility;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the updates of the score style are worth in markets whose edge is known: it stays, changes its kind on the first traded
 * day, or vanishes or reverses in volatile minutes some weeks before. Errors are those of the mean over markets.
 */
public final class SyntheticUpdateStudy {

    private static final int LOOK_BACK_DAYS = 8;
    /** For thresholds, slopes, networks and tactics. */
    private static final int WARM_DAYS = 62;

    private static final int FIT_DAYS = 32;
    private static final int TRADED_DAYS = 28;
    private static final int FIRST_TRADED = LOOK_BACK_DAYS + FIT_DAYS + WARM_DAYS;
    /** Long enough before for a policy to learn, and for the test of it. */
    private static final int REGIMES_CHANGE = FIRST_TRADED - 42;

    private static final List<EdgeKind> KINDS = List.of(EdgeKind.FLOW, EdgeKind.REVERSION, EdgeKind.LEADLAG);

    private final long firstSeed;
    private final int seeds;
    private final Consumer<String> progress;

    /** @param progress receives a line for each finished market */
    public SyntheticUpdateStudy(long firstSeed, int seeds, Consumer<String> progress) {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be >= 1: " + seeds);
        }
        this.firstSeed = firstSeed;
        this.seeds = seeds;
        this.progress = progress;
    }

    public record Result(List<UpdateRow> rows) {}

    /** How the edge of a market changes. */
    private enum Change {
        STAYS("edge stays"),
        SHIFTS("edge changes its kind"),
        ABSENT("no edge when volatile"),
        REVERSED("edge reversed when volatile");

        private final String text;

        Change(String text) {
            this.text = text;
        }

        MarketSpec of(MarketSpec market, Edge edge, Edge other) {
            return switch (this) {
                case STAYS -> market;
                case SHIFTS -> market.withShift(FIRST_TRADED, other);
                case ABSENT -> market.withShift(REGIMES_CHANGE, edge.with(HighVolatility.ABSENT));
                case REVERSED -> market.withShift(REGIMES_CHANGE, edge.with(HighVolatility.REVERSED));
            };
        }
    }

    /** The updates of map and network. */
    public Result online() {
        return run(
                List.of(Change.SHIFTS, Change.STAYS),
                EnumSet.of(UpdateKind.UNCHANGED, UpdateKind.WEEKLY_MAP, UpdateKind.NIGHTLY_MAP, UpdateKind.NETWORK));
    }

    /** Tactics by regime, on the scores of the nightly map. */
    public Result tactics() {
        return run(List.of(Change.ABSENT, Change.REVERSED, Change.STAYS), EnumSet.of(UpdateKind.TACTICS));
    }

    /** How many markets a run has. */
    public int markets(boolean online) {
        return seeds * (online ? 2 : 3);
    }

    private Result run(List<Change> changes, EnumSet<UpdateKind> kinds) {
        List<UpdateRow> rows = new ArrayList<>();
        for (Change change : changes) {
            UpdateRows markets = new UpdateRows(change.text);
            double network = 0;
            double tactics = 0;
            for (int number = 0; number < seeds; number++) {
                UpdateReturns returns = market(change, number, kinds);
                Map<UpdateKind, Double> sample = new EnumMap<>(UpdateKind.class);
                returns.accounts().forEach((kind, account) -> sample.put(kind, UpdateRows.mean(account.returns())));
                markets.add(sample);
                network += (double) returns.networkDays() / TRADED_DAYS / seeds;
                tactics += (double) returns.tacticsDays() / TRADED_DAYS / seeds;
                progress.accept(change.text + ", seed " + (firstSeed + number) + ": " + sample);
            }
            rows.addAll(markets.rows(network, tactics));
        }
        return new Result(List.copyOf(rows));
    }

    private UpdateReturns market(Change change, int number, EnumSet<UpdateKind> kinds) {
        long seed = firstSeed + number;
        Edge edge = EdgeSize.STRONG.of(KINDS.get(number % KINDS.size()));
        Edge other = EdgeSize.STRONG.of(KINDS.get((number + 1) % KINDS.size()));
        MarketSpec steady = TwoPairMarket.market(edge, FIRST_TRADED + TRADED_DAYS, seed);
        SyntheticMarket market = SyntheticMarket.of(change.of(steady, edge, other));
        long first = Math.floorDiv(steady.firstMinute(), Minutes.PER_DAY * Minutes.MILLIS);
        return UpdateReturns.of(
                market.bars(TwoPairMarket.TRADED),
                Optional.of(market.bars(TwoPairMarket.LEADER)),
                UpdateSetup.months(EdgeSize.TWO_BASIS_POINTS),
                first + FIRST_TRADED,
                kinds);
    }
}
