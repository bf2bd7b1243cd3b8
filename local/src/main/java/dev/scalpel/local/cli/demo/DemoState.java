package dev.scalpel.local.cli.demo;

import dev.scalpel.local.demo.DemoEvent;
import dev.scalpel.local.demo.DemoEvent.LicenceStood;
import dev.scalpel.local.demo.DemoEvent.MinuteTraded;
import dev.scalpel.local.demo.DemoEvent.NightEnded;
import dev.scalpel.local.demo.DemoEvent.PaperDay;
import dev.scalpel.local.demo.DemoEvent.SignalEnded;
import dev.scalpel.local.demo.DemoEvent.Stage;
import dev.scalpel.local.demo.DemoEvent.TradeClosed;
import dev.scalpel.local.demo.DemoEvent.Trained;
import dev.scalpel.local.demo.DemoListener;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a watcher of the demo can see now. Mutable; of long lists only the newest entries are kept. */
final class DemoState implements DemoListener {

    private static final int KEPT = 60;

    /** Trades of one account. */
    record Sum(int trades, int won, BigDecimal net) {

        static final Sum NONE = new Sum(0, 0, BigDecimal.ZERO);

        private Sum and(BigDecimal profit) {
            return new Sum(trades + 1, won + (profit.signum() > 0 ? 1 : 0), net.add(profit));
        }
    }

    private Stage stage = Stage.MARKET;
    private String step = "";
    private Optional<NightEnded> night = Optional.empty();
    private Optional<LicenceStood> licence = Optional.empty();
    private Optional<MinuteTraded> minute = Optional.empty();
    private Optional<DemoEvent.PortfolioValued> portfolio = Optional.empty();
    private Optional<DemoEvent.Reviewed> review = Optional.empty();
    private Sum model = Sum.NONE;
    private Sum portfolioSum = Sum.NONE;
    private int signals;
    private int days;
    private double onPaper;
    private final Curve paper = new Curve();
    private final Deque<PaperDay> paperDays = new ArrayDeque<>();
    private final Curve equity = new Curve();
    private final Map<String, Trained> trained = new TreeMap<>();
    private final Deque<TradeClosed> trades = new ArrayDeque<>();
    private final Deque<DemoEvent> ofThePortfolio = new ArrayDeque<>();
    private final Deque<String> notes = new ArrayDeque<>();

    @Override
    public void happened(DemoEvent event) {
        if (event instanceof DemoEvent.StageBegun begun) {
            stage = begun.stage();
            step = "";
        } else if (event instanceof DemoEvent.Working working) {
            step = working.step();
        } else if (event instanceof Trained training) {
            trained.put(training.symbol(), training);
        } else if (event instanceof NightEnded ended) {
            night = Optional.of(ended);
        } else if (event instanceof LicenceStood stood) {
            licence = Optional.of(stood);
            stood.settled().forEach(this::settled);
        } else if (event instanceof MinuteTraded traded) {
            minute = Optional.of(traded);
            equity.add(traded.equity());
        } else if (event instanceof TradeClosed closed) {
            closed(closed);
        } else if (event instanceof DemoEvent.Reviewed reviewed) {
            review = Optional.of(reviewed);
        } else if (event instanceof DemoEvent.Noted noted) {
            keep(notes, noted.words());
        } else {
            signalled(event);
        }
    }

    private void settled(PaperDay day) {
        days++;
        onPaper += day.netReturn();
        paper.add(onPaper);
        keep(paperDays, day);
    }

    private void closed(TradeClosed trade) {
        if (isOfTheModel(trade)) {
            model = model.and(trade.netProfit());
            keep(trades, trade);
        } else {
            portfolioSum = portfolioSum.and(trade.netProfit());
            keep(ofThePortfolio, trade);
        }
    }

    private void signalled(DemoEvent event) {
        if (event instanceof DemoEvent.SignalSent) {
            signals++;
        } else if (event instanceof SignalEnded ended) {
            keep(ofThePortfolio, ended);
        } else if (event instanceof DemoEvent.PortfolioValued valued) {
            portfolio = Optional.of(valued);
        }
    }

    private static <E> void keep(Deque<E> newestFirst, E added) {
        newestFirst.addFirst(added);
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }

    static boolean isOfTheModel(TradeClosed trade) {
        return trade.account().equals("model");
    }

    Stage stage() {
        return stage;
    }

    /** Of a training that is under way; empty otherwise. */
    String step() {
        return step;
    }

    Optional<NightEnded> night() {
        return night;
    }

    Optional<LicenceStood> licence() {
        return licence;
    }

    boolean isLicensed() {
        return licence.flatMap(LicenceStood::since).isPresent();
    }

    /** Sum of the returns of the settled days, in order of time. */
    Curve paper() {
        return paper;
    }

    /** How many are settled. */
    int days() {
        return days;
    }

    /** The newest first. */
    Collection<PaperDay> paperDays() {
        return paperDays;
    }

    Optional<MinuteTraded> minute() {
        return minute;
    }

    Curve equity() {
        return equity;
    }

    Collection<Trained> trained() {
        return trained.values();
    }

    Optional<DemoEvent.Reviewed> review() {
        return review;
    }

    Optional<DemoEvent.PortfolioValued> portfolio() {
        return portfolio;
    }

    Sum model() {
        return model;
    }

    Sum portfolioSum() {
        return portfolioSum;
    }

    int signals() {
        return signals;
    }

    /** Of the model, the newest first. */
    Collection<TradeClosed> trades() {
        return trades;
    }

    /** Trades and outcomes of signals, the newest first. */
    Collection<DemoEvent> ofThePortfolio() {
        return ofThePortfolio;
    }

    /** The newest first. */
    Collection<String> notes() {
        return notes;
    }
}
