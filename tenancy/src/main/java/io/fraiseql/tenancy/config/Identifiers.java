package io.fraiseql.tenancy.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The forms of names that a configuration holds. Each check returns its canonical form or refuses by
 * IllegalArgumentException.
 */
final class Identifiers {
    private static final String SQL = "[a-z_][a-z0-9_]{0,62}";
    private static final Pattern COLUMN = Pattern.compile(SQL);
    private static final Pattern TABLE = Pattern.compile("(" + SQL + "\\.)?" + SQL);
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?");
    private static final Set<String> TAKEN_HEADERS =
            Set.of("authorization", "host", "cookie", "origin", "content-type");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern SUBDOMAIN = Pattern.compile(LABEL);
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private Identifiers() {}

    static String column(String text) {
        return matching(COLUMN, text, "a column is named by lower-case letters, digits and _, 63 characters at most");
    }

    static String table(String text) {
        return matching(
                TABLE,
                text,
                "a table is named table or schema.table, by lower-case letters, digits and _, 63 characters at most each");
    }

    // Underscores are left out: proxies turn them into dashes, and then two names are one.
    static String header(String text) {
        matching(HEADER, text, "a header is named by letters, digits and -, such as X-Tenant-ID");
        if (TAKEN_HEADERS.contains(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("this header has a meaning of its own; use one such as X-Tenant-ID");
        }
        return text;
    }

    static String domain(String text) {
        return matching(
                DOMAIN,
                text.toLowerCase(Locale.ROOT),
                "a domain is written yourapp.com, without scheme, port and leading dot");
    }

    static String subdomain(String text) {
        return matching(SUBDOMAIN, text.toLowerCase(Locale.ROOT), "a subdomain is one label of letters, digits and -");
    }

    private static String matching(Pattern pattern, String text, String refusal) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(refusal);
        }
        return text;
    }
}
