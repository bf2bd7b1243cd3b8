package dev.scalpel.local.cli.setup;

import dev.scalpel.local.cli.console.WrongUsageException;
import java.net.URI;
import java.util.List;

/** The option {@code --from-address}. */
final class MirrorAddress {

    private MirrorAddress() {}

    /** @throws WrongUsageException when it is not the address of a folder that HTTP can read */
    static URI parse(String text) {
        try {
            URI address = URI.create(text.endsWith("/") ? text : text + "/");
            if (List.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
            throw wrong(text);
        } catch (IllegalArgumentException unreadable) {
            throw wrong(text);
        }
    }

    private static WrongUsageException wrong(String text) {
        return new WrongUsageException(
                "--from-address must be http or https with a host, without user, query or fragment: " + text,
                "below it lie the folders of the archive, as in https://mirror.example/binance/");
    }
}
