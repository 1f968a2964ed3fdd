package io.fraiseql.testkit;

import io.fraiseql.api.Context;
import io.fraiseql.api.Default;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.Relation;
import io.fraiseql.api.RequiresRole;
import io.fraiseql.api.RequiresScope;
import io.fraiseql.api.Type;
import java.util.List;
import java.util.UUID;

/** The API that the test kit is tried on. */
interface Depot {
    String CONFIG = "src/test/projects/depot/fraiseql.toml";

    @Type(sqlSource = "v_item")
    record Item(
            UUID id, String name, @Relation(to = "item_id") List<Tag> tags) {}

    @Type(sqlSource = "v_tag")
    record Tag(int id, String label) {}

    @Type
    record Line(UUID id, String name) {}

    @Query(sqlSource = "v_item")
    List<Item> items(@Default("100") int limit);

    /** Without a predicate of its own: the policies stand alone. */
    @Query
    default List<Line> lines(Context context) {
        return context.db().query(Line.class, "SELECT id, name FROM tb_item");
    }

    @Query
    default String user(Context context) {
        return String.valueOf(context.userId());
    }

    @Query
    @RequiresRole("clerk")
    default String clerk(Context context) {
        return "yes";
    }

    @Mutation
    @RequiresScope("write:items")
    default Item addItem(Context context, String name) {
        return context.db()
                .queryOne(
                        Item.class,
                        "INSERT INTO tb_item (tenant_id, name) VALUES (?, ?) RETURNING *",
                        context.tenantId(),
                        name);
    }

    /** Keeps its session for a while. */
    @Mutation
    default boolean dawdle(Context context, int seconds) {
        context.db().query(Line.class, "SELECT id, name FROM tb_item WHERE pg_sleep(?) IS NOT NULL LIMIT 1", seconds);
        return true;
    }
}
