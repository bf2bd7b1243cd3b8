package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.SettingsReader;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureMessageTest {

    @Test
    void aMistakeOfTheProgramIsCalledOneAndNotQuoted() {
        for (Exception mistake : List.of(
                new NullPointerException("Cannot invoke \"java.util.Optional.get()\" because \"this.x\" is null"),
                new IllegalStateException(),
                new ClassCastException("class dev.scalpel.market.Bar cannot be cast to class java.lang.String"),
                new NoSuchElementException("No value present"))) {
            FailureMessage explained = FailureMessage.of(mistake);

            assertThat(explained.message()).isEqualTo("a mistake in Scalpel itself: please report it");
            assertThat(explained.hint()).isEqualTo("--stacktrace prints the stack trace");
            assertThat(explained.isExpected()).isFalse();
        }
    }

    @Test
    void whatSaysItInWordsIsQuoted() {
        assertThat(FailureMessage.of(new IllegalArgumentException("days must be positive: -1"))
                        .message())
                .isEqualTo("days must be positive: -1");
    }

    @Test
    void aFileThatMayNotBeReadIsNamedOnceWithWhatToDo() {
        FailureMessage denied = FailureMessage.of(new UncheckedIOException(
                "cannot read the settings file x/scalpel.yaml", new AccessDeniedException("x/scalpel.yaml")));

        assertThat(denied.message())
                .isEqualTo("cannot read the settings file x/scalpel.yaml: permission denied: x/scalpel.yaml");
        assertThat(denied.hint()).isEqualTo("check the path and who may use it");
        assertThat(FailureMessage.of(new NoSuchFileException("absent.csv")).message())
                .isEqualTo("there is no absent.csv");
        assertThat(FailureMessage.of(new UncheckedIOException(new NoSuchFileException("absent.csv")))
                        .message())
                .isEqualTo("there is no absent.csv");
    }

    @Test
    void mistakesOfTheSettingsHaveALineEach() {
        Exception two = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> SettingsReader.fromText("scalpel.yaml", "mode: papr\nvenue: nowhere at all\n", Map.of()));

        assertThat(FailureMessage.of(two).message().lines()).hasSize(3);
    }

    @Test
    void aFailureThatNobodyExpectedHasNoHint() {
        assertThat(KnownFailures.hint(new IllegalStateException("x"))).isEqualTo(Optional.empty());
    }
}
