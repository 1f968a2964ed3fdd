package io.fraiseql.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader of a Java file may expect of its lines, comments and names. */
final class SourceStyle {
    private static final int COLUMNS = 120;
    private static final int WORDS = 25;
    private static final Pattern LONG_TEXT = Pattern.compile("\"[^\"]{30,}\"|\\\\\"");
    private static final Pattern ORPHAN = Pattern.compile("\\s*(?:\\*|//) ([^@<{*}/]\\S{0,13})(?: \\*/)?");
    private static final Pattern COMMENT_ABOVE = Pattern.compile("\\s*(?:\\*|//|/\\*\\*) \\S.*");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern DOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\{@\\w+\\s+(\\S+?)(?:\\s+([^}]*))?\\}");
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?<=[.!?])\\s|<p>|\\s@(?:param|throws|return)|\\{@snippet");
    private static final Pattern VAGUE_NAME =
            Pattern.compile("^(?:\\w+ )*(?:class|record|interface|enum) (\\w*(?:Manager|Helper|Utils?|Impl))\\b");

    private SourceStyle() {}

    /** The faults of a file, each with its line. */
    static List<String> faults(String text) {
        var faults = new ArrayList<String>();
        List<String> lines = text.lines().toList();
        boolean block = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.split("\"\"\"", -1).length % 2 == 0) {
                block = !block;
                continue;
            }
            if (block) {
                continue;
            }
            if (line.length() > COLUMNS && !LONG_TEXT.matcher(line).find()) {
                faults.add((i + 1) + ": longer than " + COLUMNS + " columns");
            }
            Matcher orphan = ORPHAN.matcher(line);
            if (orphan.matches()
                    && i > 0
                    && COMMENT_ABOVE.matcher(lines.get(i - 1)).matches()) {
                faults.add((i + 1) + ": '" + orphan.group(1) + "' stands alone on its line");
            }
            Matcher name = VAGUE_NAME.matcher(line);
            if (!COMMENT_ABOVE.matcher(line).matches() && name.find()) {
                faults.add((i + 1) + ": " + name.group(1) + " says nothing of what it does");
            }
        }
        DOC.matcher(text).results().forEach(doc -> {
            String first = firstSentence(doc.group(1));
            if (WORD.matcher(first).results().count() > WORDS) {
                int line = (int) text.substring(0, doc.start()).lines().count() + 1;
                faults.add(line + ": the first sentence has more than " + WORDS + " words");
            }
        });
        return faults;
    }

    private static String firstSentence(String doc) {
        String plain = doc.replaceAll("\\n\\s*\\*", " ").strip();
        if (plain.startsWith("@")) {
            return "";
        }
        String read = LINK.matcher(plain)
                .replaceAll(link -> Matcher.quoteReplacement(
                        link.group().startsWith("{@code") || link.group(2) == null ? "it" : link.group(2)));
        return SENTENCE_END.split(read, 2)[0];
    }
}
