package dev.scalpel.api.access;

import dev.scalpel.settings.value.AllowedAddresses;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Who may send signals from elsewhere.
 *
 * @param addresses from where
 * @param certificate whether the gateway must have seen TradingView's certificate as well
 */
public record AllowedSenders(AllowedAddresses addresses, boolean certificate) {

    /** By "Webhook authentication" of TradingView's help, solutions/43000680459. */
    private static final String NAME = "TradingView Webhooks";

    private static final String ORGANISATION = "TradingView, Inc.";

    public static AllowedSenders at(AllowedAddresses addresses) {
        return new AllowedSenders(addresses, false);
    }

    /** @param subject of the certificate that a gateway has verified */
    public boolean allowsCertificate(Optional<String> subject) {
        return !certificate || subject.filter(AllowedSenders::isOfTradingView).isPresent();
    }

    private static boolean isOfTradingView(String subject) {
        try {
            LdapName name = new LdapName(subject);
            return has(name, "CN", NAME) && has(name, "O", ORGANISATION);
        } catch (InvalidNameException noSubject) {
            return false;
        }
    }

    /** Exactly once: a subject with two names could be read either way. */
    private static boolean has(LdapName name, String type, String value) {
        return name.getRdns().stream()
                        .filter(part -> part.getType().toUpperCase(Locale.ROOT).equals(type))
                        .map(Rdn::getValue)
                        .filter(value::equals)
                        .count()
                == 1;
    }
}
