package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.json.JavaJson;
import io.fraiseql.graphql.json.JsonBuffer;
import io.fraiseql.graphql.json.JsonLiteral;
import io.fraiseql.graphql.json.NullViolation;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.selection.ObjectSelection;
import io.fraiseql.graphql.selection.Selected;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes records as Java holds them, other records inside them included. */
final class JavaRecords implements RecordWriter {
    private final ObjectSelection selection;

    JavaRecords(ObjectSelection selection) {
        this.selection = selection;
    }

    @Override
    public @Nullable NullViolation write(JsonBuffer out, Record value) {
        boolean first = true;
        for (var selected : selection.members()) {
            JsonLiteral.key(first, selected.key()).writeTo(out);
            first = false;
            var violation = member(out, selected, value);
            if (violation != null) {
                return violation;
            }
        }
        out.raw(first ? "{}" : "}");
        return null;
    }

    private static @Nullable NullViolation member(JsonBuffer out, Selected selected, Record value) {
        return switch (selected) {
            case Selected.Typename typename -> {
                out.string(typename.typeName());
                yield null;
            }
            case Selected.Denied _ -> {
                out.nul();
                yield null;
            }
            case Selected.Value leaf -> {
                Object held = RecordComponents.read(leaf.field(), value);
                if (held == null && !leaf.field().type().nullable()) {
                    yield new NullViolation(selected.key());
                }
                JavaJson.write(out, held);
                yield null;
            }
            case Selected.Related related -> related(out, related, RecordComponents.read(related.field(), value));
        };
    }

    private static @Nullable NullViolation related(JsonBuffer out, Selected.Related related, @Nullable Object held) {
        var nested = new JavaRecords(related.selection());
        Field.Relation field = related.field();
        if (field.many()) {
            List<?> list = held instanceof List<?> given ? given : List.of();
            out.ascii('[');
            for (int i = 0; i < list.size(); i++) {
                if (i > 0) {
                    out.ascii(',');
                }
                var violation = nested.write(out, (Record) list.get(i));
                if (violation != null) {
                    return violation.inside(i).inside(related.key());
                }
            }
            out.ascii(']');
            return null;
        }
        Object one = held instanceof Optional<?> optional ? optional.orElse(null) : held;
        if (one == null) {
            if (!field.nullable()) {
                return new NullViolation(related.key());
            }
            out.nul();
            return null;
        }
        var violation = nested.write(out, (Record) one);
        return violation == null ? null : violation.inside(related.key());
    }
}
