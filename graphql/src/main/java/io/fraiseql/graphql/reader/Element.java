package io.fraiseql.graphql.reader;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * A place in the author's Java, as a mistake names it.
 *
 * @param type the record, enum, interface or class; empty for the API as a whole
 * @param within what follows its name: {@code , component title}
 */
public record Element(Optional<Class<?>> type, String within) {
    /** The API as a whole. */
    public static final Element API = new Element(Optional.empty(), "");

    /** A record, an enum, an interface or a class. */
    public static Element of(Class<?> type) {
        return new Element(Optional.of(type), "");
    }

    /** A method, under the interface that declares it. */
    public static Element of(Method method) {
        return of(method.getDeclaringClass()).child("method", method.getName());
    }

    Element component(String name) {
        return child("component", name);
    }

    Element parameter(String name) {
        return child("parameter", name);
    }

    /** A constant of an enum. */
    public Element constant(String name) {
        return child("constant", name);
    }

    /**
     * The whole of it, {@code Blog.java: record Post, component title}; reads the class file, so only mistakes ask
     * for it.
     */
    public String path() {
        return type.map(c -> ClassOrigin.of(c).file() + ": " + kind(c) + " " + c.getSimpleName() + within)
                .orElse("API");
    }

    private Element child(String kind, String name) {
        return new Element(type, within + ", " + kind + " " + name);
    }

    private static String kind(Class<?> type) {
        return type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    }

    @Override
    public String toString() {
        return path();
    }
}
