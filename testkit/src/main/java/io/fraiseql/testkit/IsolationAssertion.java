package io.fraiseql.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The comparison of what tenants were given. */
final class IsolationAssertion {
    /** Rows of an explanation; a leak tends to give all. */
    private static final int SHOWN = 5;

    private IsolationAssertion() {}

    /** @throws AssertionError when two tenants have a row in common, or one has none */
    static void check(String document, Map<TestTenant, AnswerRows> answers) {
        answers.forEach((tenant, rows) -> requireRows(document, tenant, rows));
        var tenants = List.copyOf(answers.entrySet());
        for (int i = 0; i < tenants.size(); i++) {
            for (int j = i + 1; j < tenants.size(); j++) {
                compare(document, tenants.get(i), tenants.get(j));
            }
        }
    }

    private static void requireRows(String document, TestTenant tenant, AnswerRows rows) {
        if (!rows.empty().isEmpty()) {
            throw new AssertionError("nothing is proven: tenant " + tenant.id() + " has no row at "
                    + String.join(", ", new TreeSet<>(rows.empty())) + " of " + document
                    + "\nGive every tenant of the test rows there: by mutations, or by the file that"
                    + " @FraiseqlTest(tenantSql = ...) names.");
        }
        if (rows.isEmpty()) {
            throw new AssertionError("nothing is proven: the answer to tenant " + tenant.id()
                    + " has no rows with fields of" + " their own, of " + document + "\nSelect id.");
        }
    }

    private static void compare(
            String document, Map.Entry<TestTenant, AnswerRows> one, Map.Entry<TestTenant, AnswerRows> other) {
        var shared = new ArrayList<String>();
        one.getValue().byKey().forEach((key, rows) -> {
            List<AnswerRows.Row> others = other.getValue().byKey().get(key);
            if (others != null) {
                AnswerRows.Row mine = rows.getFirst();
                AnswerRows.Row theirs = others.getFirst();
                shared.add(mine.equals(theirs) ? mine.toString() : mine + "\n    and " + theirs);
            }
        });
        if (!shared.isEmpty()) {
            var text = new StringBuilder("tenants %s and %s are not isolated: %s gives both of them %d of the same rows"
                    .formatted(one.getKey().id(), other.getKey().id(), document, shared.size()));
            shared.stream().limit(SHOWN).forEach(row -> text.append("\n  ").append(row));
            if (shared.size() > SHOWN) {
                text.append("\n  and ").append(shared.size() - SHOWN).append(" more");
            }
            if (shared.stream().noneMatch(row -> row.contains("id="))) {
                text.append("\nThese rows are equal but may be two. Select id, which tells them apart.");
            }
            throw new AssertionError(text.toString());
        }
    }
}
