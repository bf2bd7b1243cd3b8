package dev.scalpel.ledger.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.Race;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link AccountRepository}, which every implementation must pass. {@code StateRepositoryContract} requires
 * that a symbol's status is what execution has stored.
 */
abstract class AccountRepositoryContract {

    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);

    private AccountRepository account;

    /** A new client of the same account at each call within a test, like another process; it is empty at first. */
    protected abstract AccountRepository open();

    @BeforeEach
    void openOne() {
        account = open();
    }

    @Test
    void theAccountIsStoredByItsFirstChange() {
        assertThat(account.read()).isEmpty();

        AccountDocument halted = account.change("w1", document -> document.halt("w1", "too hot", 7));

        assertThat(halted).isEqualTo(AccountDocument.initial("w1").halt("w1", "too hot", 7));
        assertThat(open().read()).contains(halted);
        assertThat(account.status(BTC_ID)).isEmpty();
    }

    @Test
    void aChangeOfTheAccountAppliesToWhatIsStoredNow() {
        account.change("w1", document -> document.resume("w1", 1));
        open().change("w2", document -> document.halt("w2", "too hot", 2));

        AccountDocument after = account.change(
                "w1", document -> document.halt("w1", document.haltReason().orElse("never halted") + " still", 3));

        assertThat(after.haltReason()).contains("too hot still");
        assertThat(after.revision()).isEqualTo(3);
    }

    @Test
    void aPauseAndAHaltEndWithAResumeAndARollUpEndsNeither() {
        account.change("w1", document -> document.pause("w1", "news", 1));
        account.change("w1", document -> document.pause("w1", "later", 2).halt("w1", "too hot", 3));
        AccountDocument stored = open().read().orElseThrow();
        assertThat(stored.pauseReason()).contains("news");
        assertThat(stored.haltReason()).contains("too hot");
        assertThat(stored.withRollUp(Optional.empty()).pauseReason()).contains("news");

        AccountDocument resumed = account.change("w1", document -> document.resume("w1", 4));
        assertThat(resumed.paused()).isFalse();
        assertThat(resumed.halted()).isFalse();
        assertThatThrownBy(() -> resumed.pause("w1", " ", 5)).hasMessageContaining("pauseReason must have 1 to 500");
    }

    @Test
    void noChangeOfTheAccountIsLostInARace() {
        Race.of(4, writer -> {
            AccountRepository own = open();
            for (int i = 0; i < 10; i++) {
                own.change("w" + writer, document -> document.resume("w" + writer, document.revision()));
            }
        });

        assertThat(account.read().orElseThrow().revision()).isEqualTo(40);
    }
}
