package dev.scalpel.tradelog.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.settings.deployment.DatabaseRegions;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Amazon's root certificates: whole, of each region that a deployment may name, and for long. */
class RootCertificatesTest {

    private static final Pattern NAME =
            Pattern.compile("CN=Amazon RDS (\\S+) Root CA (RSA2048|RSA4096|ECC384) G1(,|$)");

    @Test
    void eachRegionHasTheThreeAuthoritiesOfTheDocumentation() throws Exception {
        Map<String, List<String>> authorities = new TreeMap<>();
        for (X509Certificate root : roots()) {
            Matcher name = NAME.matcher(root.getSubjectX500Principal().getName("RFC1779"));
            assertThat(name.find()).as(root.getSubjectX500Principal().getName()).isTrue();
            authorities.merge(
                    name.group(1),
                    List.of(name.group(2)),
                    (known, more) -> java.util.stream.Stream.concat(known.stream(), more.stream())
                            .sorted()
                            .toList());
        }

        assertThat(authorities.keySet()).containsExactlyElementsOf(DatabaseRegions.ALL);
        assertThat(authorities.values()).containsOnly(List.of("ECC384", "RSA2048", "RSA4096"));
    }

    @Test
    void eachIsAnAuthorityThatSignsItselfAndIsValidForDecades() throws Exception {
        for (X509Certificate root : roots()) {
            root.verify(root.getPublicKey());
            assertThat(root.getSubjectX500Principal()).isEqualTo(root.getIssuerX500Principal());
            assertThat(root.getBasicConstraints()).isNotNegative();
            assertThat(root.getNotAfter().toInstant()).isAfter(Instant.parse("2060-01-01T00:00:00Z"));
        }
    }

    @Test
    void theDriverGetsThemAsAFile() throws Exception {
        Path file = RootCertificates.file();
        try (InputStream stream = RootCertificates.stream()) {
            assertThat(file).hasBinaryContent(stream.readAllBytes());
        } finally {
            Files.delete(file);
        }
    }

    @SuppressWarnings("unchecked")
    private static Collection<X509Certificate> roots() throws Exception {
        try (InputStream stream = RootCertificates.stream()) {
            return (Collection<X509Certificate>)
                    (Collection<?>) CertificateFactory.getInstance("X.509").generateCertificates(stream);
        }
    }
}
