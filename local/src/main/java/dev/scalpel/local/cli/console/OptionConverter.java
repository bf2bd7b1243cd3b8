package dev.scalpel.local.cli.console;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;

/**
 * Parses the value of an option.
 *
 * <p>picocli's interfaces have the format of Java 5, which an archive of classes cannot hold: making one crashes JDK 17 where
 * a lambda implements such an interface. So no lambda does; classes do ({@code ArchivableLambdasTest}).
 */
public record OptionConverter<T>(Function<String, T> parser) implements ITypeConverter<T> {

    @Override
    public T convert(String text) {
        return parser.apply(text);
    }
}
