package io.fraiseql.lifecycle.migration;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comments at the head of a file ask for: {@code -- fraiseql: shared}, {@code -- fraiseql: tenant} or {@code
 * -- fraiseql: no transaction}, also several in one line, with commas between.
 *
 * @param scope {@link Scope#TENANT} unless a comment says otherwise
 * @param transactional whether the file runs in a transaction
 */
record Markers(Scope scope, boolean transactional) {
    private static final Pattern MARKER = Pattern.compile("--\\s*fraiseql\\s*:(.*)", Pattern.CASE_INSENSITIVE);

    /**
     * @throws MigrationException for a marker that nobody knows: taken for a comment, it would run the file in the
     *     wrong place
     */
    static Markers of(String file, String text) {
        Scope scope = Scope.TENANT;
        boolean transactional = true;
        for (String line :
                text.lines().map(String::strip).takeWhile(Markers::isHead).toList()) {
            Matcher matcher = MARKER.matcher(line);
            if (matcher.matches()) {
                for (String word : matcher.group(1).split(",", -1)) {
                    switch (word.strip().toLowerCase(Locale.ROOT)) {
                        case "shared" -> scope = Scope.SHARED;
                        case "tenant" -> scope = Scope.TENANT;
                        case "no transaction" -> transactional = false;
                        default ->
                            throw new MigrationException(file + ": '-- fraiseql: " + word.strip()
                                    + "' is unknown; there are 'shared', 'tenant' and 'no transaction'");
                    }
                }
            }
        }
        return new Markers(scope, transactional);
    }

    private static boolean isHead(String line) {
        return line.isEmpty() || line.startsWith("--");
    }
}
