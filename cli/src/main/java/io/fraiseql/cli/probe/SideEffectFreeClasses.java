package io.fraiseql.cli.probe;

import java.util.Set;

/** The classes of Java and of the API that compute and do nothing else. */
final class SideEffectFreeClasses {
    private static final Set<String> PACKAGES = Set.of(
            "io/fraiseql/api",
            "java/lang/invoke",
            "java/lang/runtime",
            "java/math",
            "java/text",
            "java/time",
            "java/time/chrono",
            "java/time/format",
            "java/time/temporal",
            "java/util",
            "java/util/function",
            "java/util/regex",
            "java/util/stream",
            "org/jspecify/annotations");

    /** Of the packages above, what opens files or starts threads. */
    private static final Set<String> REFUSED = Set.of(
            "java/util/Formatter",
            "java/util/ResourceBundle",
            "java/util/Scanner",
            "java/util/ServiceLoader",
            "java/util/Timer",
            "java/util/TimerTask",
            "java/lang/invoke/MethodHandles");

    private static final Set<String> OF_LANG = Set.of(
            "AutoCloseable",
            "Boolean",
            "Byte",
            "CharSequence",
            "Character",
            "Cloneable",
            "Comparable",
            "Double",
            "Enum",
            "Float",
            "Integer",
            "Iterable",
            "Long",
            "Math",
            "Number",
            "Object",
            "Record",
            "Runnable",
            "Short",
            "StrictMath",
            "String",
            "StringBuilder",
            "Throwable",
            "Void");

    private SideEffectFreeClasses() {}

    /** @param name as class files have it, {@code java/util/List} */
    static boolean contains(String name) {
        int slash = name.lastIndexOf('/');
        String of = slash < 0 ? "" : name.substring(0, slash);
        String simple = name.substring(slash + 1);
        if (of.equals("java/lang")) {
            return OF_LANG.contains(simple) || simple.endsWith("Exception") || simple.endsWith("Error");
        }
        return (PACKAGES.contains(of) && !REFUSED.contains(name)) || name.equals("java/io/Serializable");
    }
}
