package dev.scalpel.local.cli.demo;

import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.demo.DemoEvent;
import dev.scalpel.local.demo.DemoEvent.MinuteTraded;
import dev.scalpel.local.demo.DemoEvent.NightEnded;
import dev.scalpel.local.demo.DemoEvent.Stage;
import dev.scalpel.local.demo.DemoEvent.Trained;
import dev.scalpel.local.demo.DemoListener;
import java.util.Locale;

/** Prints a demo's progress line by line, where no screen can be redrawn: some nights, each day of trading, and what is rare. */
final class DemoLines implements DemoListener {

    private static final int NOTED_NIGHTS = 10;

    private final ProcessContext process;
    private final DemoState state = new DemoState();
    private boolean licensed;

    DemoLines(ProcessContext process) {
        this.process = process;
    }

    @Override
    public void happened(DemoEvent event) {
        state.happened(event);
        if (event instanceof DemoEvent.StageBegun begun) {
            process.printMessage(words(begun.stage()));
        } else if (event instanceof NightEnded night) {
            night(night);
        } else if (event instanceof Trained trained && state.stage() == Stage.TRADING) {
            process.printMessage(day(trained));
        } else if (event instanceof DemoEvent.Reviewed reviewed) {
            process.printMessage(
                    DemoFormat.minute(reviewed.at()) + "  review of " + reviewed.week() + ": " + reviewed.words());
        } else if (event instanceof DemoEvent.Noted noted) {
            process.printMessage("note: " + noted.words());
        }
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case MARKET -> "making the market";
            case SHADOW -> "shadow: a training each night; its models trade on paper only, until a licence is earned";
            case TRADING -> "trading: minute by minute";
            case REPORT -> "writing the report";
        };
    }

    private void night(NightEnded night) {
        boolean granted = state.isLicensed() && !licensed;
        licensed = state.isLicensed();
        if (granted || night.number() % NOTED_NIGHTS == 0 || night.number() == night.last()) {
            process.printMessage(DemoFormat.minute(night.at()) + "  night " + night.number() + " of at most "
                    + night.last() + ": "
                    + state.licence()
                            .map(account -> String.format(
                                    Locale.ROOT,
                                    "%s; evidence %,.2f of %,.0f after %d of %d forward days",
                                    account.permission(),
                                    account.evidence(),
                                    account.threshold(),
                                    account.forwardDays(),
                                    account.minDays()))
                            .orElse("no account of evidence is open"));
        }
    }

    private String day(Trained trained) {
        return DemoFormat.minute(trained.at()) + "  "
                + state.minute().map(this::account).orElse("")
                + trained.symbol() + ": " + trained.words();
    }

    private String account(MinuteTraded minute) {
        return "equity " + DemoFormat.money(minute.equity()) + ", "
                + state.model().trades() + " trades closed, portfolio "
                + state.portfolioSum().trades() + "; training of ";
    }
}
