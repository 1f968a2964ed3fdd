package io.fraiseql.graphql.reader;

import java.lang.reflect.Method;

/**
 * A place in the author's Java, as a mistake names it.
 *
 * @param path {@code Blog.java: record Post, component title}
 */
public record Element(String path) {
    /** The API as a whole. */
    public static final Element API = new Element("API");

    /** A record, an enum, an interface or a class. */
    public static Element of(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        return new Element(ClassOrigin.of(type).file() + ": " + kind + " " + type.getSimpleName());
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

    private Element child(String kind, String name) {
        return new Element(path + ", " + kind + " " + name);
    }

    @Override
    public String toString() {
        return path;
    }
}
