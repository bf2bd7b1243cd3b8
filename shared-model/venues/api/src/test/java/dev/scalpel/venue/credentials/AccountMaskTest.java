package dev.scalpel.venue.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountMaskTest {

    @Test
    void theLastFourCharactersOfAnAccountAreShown() {
        AccountMask mask = AccountMask.of("20001", "DEMO20001");
        assertThat(mask.mask("account 20001 (DEMO20001) is locked")).isEqualTo("account …0001 (…0001) is locked");
        assertThat(AccountMask.of("101-004-1234567-001").mask("/accounts/101-004-1234567-001/orders"))
                .isEqualTo("/accounts/…-001/orders");
    }

    @Test
    void aShortOneIsNotShownAsAWhole() {
        assertThat(AccountMask.of("A1B2").mask("of A1B2.")).isEqualTo("of …1B2.");
        assertThat(AccountMask.of("7").mask("of 7")).isEqualTo("of …");
    }

    @Test
    void anotherNumberThatContainsItIsLeftAlone() {
        assertThat(AccountMask.of("20001").mask("price 120001, 200015, 1.20001"))
                .isEqualTo("price 120001, 200015, 1.20001");
        assertThat(AccountMask.of("").mask("nothing")).isEqualTo("nothing");
        assertThat(AccountMask.NONE.mask("nothing")).isEqualTo("nothing");
    }
}
