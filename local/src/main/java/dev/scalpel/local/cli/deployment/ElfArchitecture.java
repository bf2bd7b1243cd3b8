package dev.scalpel.local.cli.deployment;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.settings.section.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processor architecture of a Linux library. */
final class ElfArchitecture {

    /** Offset of the machine field in an ELF header. */
    private static final int MACHINE_AT = 18;

    private static final int X86_64 = 0x3E;
    private static final int AARCH64 = 0xB7;

    private ElfArchitecture() {}

    static Architecture of(Path library) {
        try (InputStream content = Files.newInputStream(library)) {
            byte[] header = content.readNBytes(MACHINE_AT + 2);
            int machine = header.length > MACHINE_AT ? header[MACHINE_AT] & 0xFF : 0;
            return switch (machine) {
                case X86_64 -> Architecture.X86_64;
                case AARCH64 -> Architecture.ARM64;
                default ->
                    throw new CommandFailedException(
                            library + " is for none of Lambda's architectures: machine " + machine
                                    + " in its header instead of " + X86_64 + " or " + AARCH64,
                            "build the image again for Linux: -Dimage.architecture=arm64 or x86-64");
            };
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + library, e);
        }
    }
}
