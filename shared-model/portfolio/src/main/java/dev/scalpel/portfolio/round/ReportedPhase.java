package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.booking.ReportedHoldings;
import dev.scalpel.portfolio.state.Protection;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.trading.ExitReason;
import java.util.Optional;

/**
 * Protects, or closes, what strategies hold by the venue's reports before it lists the single executions: a stop must not wait for
 * them. Everything else does. Pure.
 */
final class ReportedPhase {

    private ReportedPhase() {}

    static void plan(StepBuilder step) {
        ReportedHoldings.strategies(step.state()).stream().sorted().forEach(name -> plan(step, name));
    }

    private static void plan(StepBuilder step, String name) {
        RestingOrders resting = step.resting(name);
        Optional<Holding> held = ReportedHoldings.holding(step.state(), name, step.market(name))
                .filter(left -> !Allocation.isDust(left, step.market(name)));
        if (held.isEmpty()) {
            if (!resting.isEmpty()) {
                step.cancel(name, resting);
            }
            return;
        }
        Optional<ProtectiveLevels> levels = terms(step, name, held.get())
                .map(terms -> ProtectiveLevels.of(step, name, held.get(), protection(step, name), terms));
        Optional<ExitReason> reason = levels.flatMap(ProtectiveLevels::mustClose);
        reason.ifPresent(because -> step.closeBecause(name, because));
        if (step.mustClose(name, held.get())) {
            close(step, name, held.get(), resting);
        } else {
            levels.ifPresent(wanted -> protect(step, name, wanted, resting));
        }
    }

    private static Optional<ProtectionTerms> terms(StepBuilder step, String name, Holding held) {
        return step.mustClose(name, held)
                ? Optional.empty()
                : step.terms().protection().of(name, step.known(name));
    }

    /** Refusals are settled once no order is in doubt; until then they count here. */
    private static Protection protection(StepBuilder step, String name) {
        Protection known = step.known(name).protection();
        for (int i = 0; i < ReportedHoldings.refused(step.state(), name, Intent.Kind.PROTECTION); i++) {
            known = known.stopRefused();
        }
        return known;
    }

    private static void protect(StepBuilder step, String name, ProtectiveLevels levels, RestingOrders resting) {
        if (resting.isEmpty()) {
            ProtectPhase.sendStop(step, name, levels);
        } else if (!ProtectPhase.isRight(resting, levels)) {
            step.cancel(name, resting);
        }
    }

    private static void close(StepBuilder step, String name, Holding held, RestingOrders resting) {
        boolean refused = ReportedHoldings.refused(step.state(), name, Intent.Kind.EXIT)
                >= step.terms().attempts();
        if (!resting.isEmpty()) {
            step.cancel(name, resting);
        } else if (!refused && step.mayClose(name)) {
            ClosePhase.close(step, name, held);
        }
    }
}
