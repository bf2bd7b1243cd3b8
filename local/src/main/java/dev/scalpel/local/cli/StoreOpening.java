package dev.scalpel.local.cli;

import dev.scalpel.settings.Settings;
import dev.scalpel.store.DirectoryStore;
import dev.scalpel.store.Durability;
import dev.scalpel.store.ObjectStore;
import java.nio.file.Path;

/** Opens the store of the settings. */
final class StoreOpening {

    private StoreOpening() {}

    /** @throws CommandFailedException when the settings name a store that is not on this machine */
    static ObjectStore open(Settings settings, Path home) {
        Settings.Store store = settings.store();
        if (store.kind() != Settings.StoreKind.DIRECTORY) {
            throw new CommandFailedException(
                    "store.kind is " + store.kind() + ": this command works on a store in a directory",
                    "set store.kind to directory, then copy the bars/ folder to the bucket");
        }
        Durability durability = store.durability() == Settings.Durability.FSYNC ? Durability.FSYNC : Durability.NONE;
        return new DirectoryStore(home.resolve(store.directory()), durability);
    }
}
