package dev.scalpel.settings.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.section.Architecture;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseImageTest {

    private static final String DIGEST = "sha256:" + "b".repeat(64);
    private static final List<String> LINES =
            List.of("# The image below the functions' own.", "image=registry.example:443/java:25", "arm64=", "x86-64=");

    private final BaseImage unpinned = new BaseImage(LINES);

    @Test
    void withoutADigestTheReferenceIsTheTag() {
        assertThat(unpinned.digest(Architecture.ARM64)).isEmpty();
        assertThat(unpinned.reference(Architecture.ARM64)).isEqualTo("registry.example:443/java:25");
    }

    @Test
    void whatIsPinnedForOneArchitectureIsReadForThatOneOnly() {
        BaseImage pinned =
                new BaseImage(unpinned.withDigest(Architecture.ARM64, DIGEST).lines());

        assertThat(pinned.reference(Architecture.ARM64)).isEqualTo("registry.example:443/java@" + DIGEST);
        assertThat(pinned.reference(Architecture.X86_64)).isEqualTo("registry.example:443/java:25");
        assertThat(pinned.lines())
                .containsExactly(LINES.get(0), "image=registry.example:443/java:25", "arm64=" + DIGEST, "x86-64=");
    }

    @Test
    void spacesAfterAnEmptyValueAreNoDigest() {
        assertThat(new BaseImage(List.of("image=java:25", "arm64=  ", "x86-64=")).digest(Architecture.ARM64))
                .isEmpty();
    }

    @Test
    void aDamagedFileSaysWhatIsMissing() {
        assertThatThrownBy(() -> new BaseImage(List.of("arm64=", "x86-64=")))
                .hasMessage("expected a line image=…, found none");
        assertThatThrownBy(() -> new BaseImage(List.of("image=registry.example:443/java", "arm64=", "x86-64=")))
                .hasMessageContaining("expected a line image=NAME:TAG, found image=registry.example:443/java");
        assertThatThrownBy(() -> new BaseImage(List.of("image=java:25", "arm64=")))
                .hasMessageContaining("expected a line x86-64=…");
    }
}
