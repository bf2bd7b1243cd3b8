package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.resting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransitionTest {

    private static final VenueBooks BEFORE = TradeFixture.flat();
    private static final VenueBooks AFTER = TradeFixture.holding(resting(1));
    private static final VenueAction CANCEL =
            new VenueAction.Cancel(TradeFixture.stop(1, OrderReport.Status.OPEN, "1", "0"));

    @Test
    void theNextStepStartsFromTheBooksOfTheOneBeforeAndAddsItsRows() {
        TradeRow first = trade("104");
        TradeRow second = trade("103");
        Transition both = Transition.to(BEFORE, first).then(books -> {
            assertThat(books).isEqualTo(BEFORE);
            return new Transition(AFTER, Optional.of(CANCEL), List.of(second), Optional.of("a problem"));
        });
        assertThat(both)
                .isEqualTo(
                        new Transition(AFTER, Optional.of(CANCEL), List.of(first, second), Optional.of("a problem")));
    }

    @Test
    void onceThereIsACommandNoFurtherStepIsTaken() {
        Transition sent = Transition.to(BEFORE, CANCEL);
        assertThat(sent.then(books -> Transition.to(AFTER))).isEqualTo(sent);
    }

    @Test
    void theFirstProblemIsKept() {
        Transition later = Transition.to(AFTER).withProblem(Optional.of("second"));
        assertThat(Transition.to(BEFORE).withProblem(Optional.of("first")).then(books -> later))
                .isEqualTo(Transition.to(AFTER).withProblem(Optional.of("first")));
    }

    private static TradeRow trade(String price) {
        VenueBooks books = TradeFixture.holding(TradeFixture.sold(price, "1", "0", "USDT"));
        return new TradeTransitions(TradeFixture.config())
                .closed(books, TradeFixture.facts(NOW, "101"))
                .trades()
                .get(0);
    }
}
