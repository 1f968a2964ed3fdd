package io.fraiseql.lifecycle.migration;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments at the head of a file that say how to run it. There are {@code -- fraiseql: shared}, {@code -- fraiseql:
 * tenant} and {@code -- fraiseql: no transaction}, also several in one line, with commas between.
 *
 * @param scope {@link MigrationScope#TENANT} unless a comment says otherwise
 * @param transactional whether the file runs in a transaction
 */
record FileDirectives(MigrationScope scope, boolean transactional) {
    private static final Pattern DIRECTIVE = Pattern.compile("--\\s*fraiseql\\s*:(.*)", Pattern.CASE_INSENSITIVE);

    /**
     * @throws MigrationException for a directive that nobody knows: taken for a comment, it would run the file in the
     *     wrong place
     */
    static FileDirectives of(String file, String text) {
        MigrationScope scope = MigrationScope.TENANT;
        boolean transactional = true;
        for (String line : text.lines()
                .map(String::strip)
                .takeWhile(FileDirectives::isHead)
                .toList()) {
            Matcher matcher = DIRECTIVE.matcher(line);
            if (matcher.matches()) {
                for (String word : matcher.group(1).split(",", -1)) {
                    switch (word.strip().toLowerCase(Locale.ROOT)) {
                        case "shared" -> scope = MigrationScope.SHARED;
                        case "tenant" -> scope = MigrationScope.TENANT;
                        case "no transaction" -> transactional = false;
                        default ->
                            throw new MigrationException(file + ": '-- fraiseql: " + word.strip()
                                    + "' is unknown; there are 'shared', 'tenant' and 'no transaction'");
                    }
                }
            }
        }
        return new FileDirectives(scope, transactional);
    }

    private static boolean isHead(String line) {
        return line.isEmpty() || line.startsWith("--");
    }
}
