package io.fraiseql.cli.project;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A TCP port; 0 for any that is free. */
public record Port(int number) {
    public static final class Converter implements ITypeConverter<Port> {
        @Override
        public Port convert(String text) {
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
                return new Port(Integer.parseInt(text));
            }
            throw new TypeConversionException(
                    "'" + text + "' is no port; it is a number from 0 (any free one) to 65535");
        }
    }
}
