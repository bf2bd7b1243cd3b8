package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.Protection;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.portfolio.state.Work;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;

/** Takes in what the last orders have come to: protections that ended, work that is done, signals that are reached. Pure. */
final class SettlePhase {

    private final StepBuilder step;

    private SettlePhase(StepBuilder step) {
        this.step = step;
    }

    static void plan(StepBuilder step) {
        SettlePhase phase = new SettlePhase(step);
        step.state().intents().stream()
                .filter(intent -> !step.isInDoubt(intent.strategy().name()))
                .forEach(phase::settleOrder);
        for (Strategy strategy : step.strategies()) {
            phase.settle(strategy.name());
        }
    }

    private void settleOrder(Intent intent) {
        if (RestingOrders.isProtective(intent)) {
            settleProtection(intent);
        } else if (intent.kind() == Intent.Kind.EXIT) {
            step.changeStrategy(
                    intent.strategy().name(),
                    known -> known.withRefusedCloses(known.refusedCloses().after(intent)));
        }
    }

    private void settleProtection(Intent intent) {
        String name = intent.strategy().name();
        boolean stop = intent.kind() == Intent.Kind.PROTECTION;
        switch (intent.status()) {
            case REJECTED ->
                step.changeStrategy(
                        name,
                        known -> known.withProtection(stop ? Protection::stopRefused : Protection::targetRefused));
            case FILLED -> {
                if (step.known(name).pending().isEmpty()) {
                    step.changeStrategy(name, StrategyState::flat);
                }
            }
            // What ended otherwise has closed nothing, or a part of it: what is left is protected again.
            default -> {}
        }
    }

    private void settle(String name) {
        if (step.resting(name).isEmpty() && step.known(name).protection().cancelRequests() > 0) {
            step.changeStrategy(name, known -> known.withProtection(Protection::settled));
        }
        // An order that rests may still fill, and what it fills must be in the books: it is cancelled first.
        step.held(name)
                .filter(left -> step.resting(name).isEmpty())
                .filter(left -> step.mustClose(name, left) && Allocation.isDust(left, step.market(name)))
                .ifPresent(dust -> writeOff(name));
        step.known(name).work().ifPresent(work -> settleWork(name, work));
        settlePending(name);
        timeIsOver(name).or(() -> unprotected(name)).ifPresent(reason -> step.closeBecause(name, reason));
    }

    /** A model or a rule says how long its position may be held. */
    private Optional<ExitReason> timeIsOver(String name) {
        boolean kept =
                step.held(name).filter(held -> !step.mustClose(name, held)).isPresent();
        return step.known(name)
                .trade()
                .filter(trade -> kept && trade.isOver(step.now(), step.window(name)))
                .map(trade -> ExitReason.TIME_LIMIT);
    }

    /** Why a position that is to be protected must be closed instead; empty if its stop rests, or can. */
    private Optional<ExitReason> unprotected(String name) {
        return step.protection(name)
                .filter(terms -> step.isAtRest(name))
                .flatMap(terms -> ProtectiveLevels.of(step, name, terms).mustClose());
    }

    private void writeOff(String name) {
        step.change(before -> {
            PortfolioState without = before.withoutDust(name);
            BigDecimal lost =
                    without.books().valueAtCost().subtract(before.books().valueAtCost());
            return without.withStrategy(
                            name, known -> known.withTrade(known.trade().map(trade -> trade.earned(lost))))
                    .withTradeEnded(name, closingReason(before), step.now());
        });
    }

    private static ExitReason closingReason(PortfolioState state) {
        return state.halted().isPresent() ? ExitReason.HALT : ExitReason.SIGNAL;
    }

    /** Work that has reached its quantity, or used its attempts, ends. */
    private void settleWork(String name, Work work) {
        switch (work.purpose()) {
            case CLOSE -> {
                if (step.held(name).isEmpty()) {
                    step.withoutWork(name);
                }
            }
            case TRIM -> {
                if (isDone(work)) {
                    step.withoutWork(name);
                }
            }
            case OPEN -> settleEntry(name, work);
        }
    }

    /** An order that may turn up yet is waited for. */
    private void settleEntry(String name, Work work) {
        if (isDone(work) && !step.hasLost(name, Intent.Kind.ENTRY)) {
            boolean whole = work.remaining().signum() == 0;
            step.end(name, whole ? Outcome.EXECUTED : Outcome.UNDERFILLED);
        }
    }

    private boolean isDone(Work work) {
        return work.remaining().signum() == 0 || work.attempt() >= step.terms().attempts();
    }

    /** A signal ends where its target state is reached, and where a halt came first. */
    private void settlePending(String name) {
        StrategyState known = step.known(name);
        if (known.pending().isEmpty()) {
            return;
        }
        Optional<PositionSide> held = step.held(name).map(holding -> holding.side());
        boolean reached = held.equals(known.target().side());
        if (step.state().halted().isPresent() && known.target() != TargetState.FLAT) {
            step.end(name, Outcome.HALTED);
        } else if (reached && known.work().isEmpty()) {
            step.end(name, Outcome.EXECUTED);
        }
    }
}
