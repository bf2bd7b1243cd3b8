package dev.scalpel.settings.value;

import java.util.regex.Pattern;

/**
 * Where mail goes. Its text is masked, so that no log and no dump contains it.
 *
 * @param address the full address, for the one call that needs it
 */
public record EmailAddress(String address) {

    private static final Pattern SHAPE =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,24}");

    public EmailAddress {
        if (!SHAPE.matcher(address).matches()) {
            // The text is not repeated: it may be a real address with a typo.
            throw new IllegalArgumentException("an email address is name@domain");
        }
    }

    /** {@code a***@example.org}. */
    @Override
    public String toString() {
        return address.charAt(0) + "***" + address.substring(address.indexOf('@'));
    }
}
