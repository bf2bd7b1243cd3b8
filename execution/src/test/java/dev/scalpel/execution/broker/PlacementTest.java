package dev.scalpel.execution.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.execution.broker.OrderView.Status;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {

    @Test
    void itIsOpenWhileAnyOrderIs() {
        assertThat(status(Status.CANCELLED, Status.OPEN)).isEqualTo(Intent.Status.OPEN);
        assertThat(status(Status.WAITING, Status.WAITING)).isEqualTo(Intent.Status.OPEN);
    }

    @Test
    void itIsFilledWhenOneOfThoseThatExcludeEachOtherIs() {
        assertThat(status(Status.CANCELLED, Status.FILLED)).isEqualTo(Intent.Status.FILLED);
        assertThat(status(Status.FILLED, Status.CANCELLED)).isEqualTo(Intent.Status.FILLED);
    }

    @Test
    void elseItEndsAsItsOrdersDid() {
        assertThat(status(Status.CANCELLED, Status.CANCELLED)).isEqualTo(Intent.Status.CANCELLED);
        assertThat(status(Status.REJECTED, Status.REJECTED)).isEqualTo(Intent.Status.REJECTED);
    }

    @Test
    void whatWasNotFoundHasNoStatus() {
        assertThat(Placement.NOT_FOUND.isFound()).isFalse();
        assertThatThrownBy(Placement.NOT_FOUND::status).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fillsOfBothOrdersCount() {
        assertThat(new Placement(List.of(order("p-s", Status.CANCELLED), order("p-t", Status.FILLED))).filledQuantity())
                .isEqualByComparingTo("0.2");
    }

    private static Intent.Status status(Status stop, Status target) {
        return new Placement(List.of(order("p-s", stop), order("p-t", target))).status();
    }

    private static OrderView order(String clientId, Status status) {
        return new OrderView(
                clientId,
                "1",
                Optional.of("1"),
                OrderSide.SELL,
                status,
                BigDecimal.ONE,
                new BigDecimal("0.1"),
                BigDecimal.TEN,
                Optional.of(BigDecimal.TEN),
                Optional.empty(),
                true,
                5);
    }
}
