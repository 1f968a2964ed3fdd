package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.json.JsonBuffer;
import io.fraiseql.graphql.json.NullViolation;
import io.fraiseql.graphql.plan.KeyField;
import io.fraiseql.graphql.selection.ObjectSelection;
import io.fraiseql.graphql.sql.CompiledSelect;
import io.fraiseql.graphql.sql.SelectCompiler;
import io.fraiseql.tenancy.session.TenantTransaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of objects that a method answered, read by their ids in the same transaction. That is done where relations
 * of theirs are selected, in one statement for all of them, so that a list costs no more than one object.
 */
final class ReloadedRows implements RecordWriter {
    private final KeyField key;
    private final Map<String, JsonBuffer> rows;

    private ReloadedRows(KeyField key, Map<String, JsonBuffer> rows) {
        this.key = key;
        this.rows = rows;
    }

    static ReloadedRows read(
            CompiledSelect select,
            ObjectSelection selection,
            List<?> records,
            Map<String, @Nullable Object> variables,
            TenantTransaction transaction,
            AnswerWriter answer,
            String member) {
        var key = KeyField.of(selection.type()).orElseThrow();
        var withIds = new HashMap<String, @Nullable Object>(variables);
        withIds.put(
                SelectCompiler.IDS.name(),
                records.stream().map(each -> id(key, (Record) each)).toList());
        var rows = new HashMap<String, JsonBuffer>();
        transaction.query(select.sql().statement(withIds), (_, result) -> {
            while (result.next()) {
                var row = new JsonBuffer(512);
                var violation = select.shape().write(row, result, settled -> answer.settled(settled.inside(member)));
                if (violation != null) {
                    answer.fatal(violation.inside(member));
                    return;
                }
                rows.put(result.getString(select.key()), row);
            }
        });
        return new ReloadedRows(key, rows);
    }

    @Override
    public @Nullable NullViolation write(JsonBuffer out, Record value) {
        var row = rows.get(id(key, value));
        if (row == null) {
            return new NullViolation(key.field().name());
        }
        out.raw(row.array(), 0, row.length());
        return null;
    }

    private static String id(KeyField key, Record value) {
        return String.valueOf(RecordComponents.read(key.field(), value));
    }
}
