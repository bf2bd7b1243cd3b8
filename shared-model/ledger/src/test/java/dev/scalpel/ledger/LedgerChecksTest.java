package dev.scalpel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerChecksTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z9", "20261118T002311Z-9f3c21ab77de", "s:1_2.3-4", "-"})
    void acceptsAValidName(String name) {
        assertThat(LedgerChecks.requireName("x", name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a,b", "a\nb", "ä", "a/b", "@", "[", "`", "{", "/", ";"})
    void rejectsAnInvalidName(String name) {
        assertThatThrownBy(() -> LedgerChecks.requireName("modelId", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("modelId must be 1 to 100 of A-Z a-z 0-9 . _ : -: '" + name + "'");
    }

    @Test
    void rejectsANameThatIsTooLong() {
        assertThat(LedgerChecks.requireName("x", "n".repeat(100))).hasSize(100);
        assertThatThrownBy(() -> LedgerChecks.requireName("x", "n".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
