package io.fraiseql.server;

import io.fraiseql.api.Context;
import io.fraiseql.api.CrossTenant;
import io.fraiseql.api.Default;
import io.fraiseql.api.GraphQLException;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.RequiresRole;
import io.fraiseql.api.RequiresScope;
import io.fraiseql.api.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API with one of everything that the HTTP side tells apart. */
interface Shop {
    @Type(sqlSource = "v_item")
    record Item(UUID id, String name, BigDecimal price) {}

    @Query(sqlSource = "v_item")
    List<Item> items(@Default("20") int limit);

    @Query(sqlSource = "v_item", idArg = "id")
    @Nullable Item item(UUID id);

    @Query(sqlSource = "v_slow")
    List<Item> slowItems(@Default("20") int limit);

    @Query(sqlSource = "v_item")
    @CrossTenant
    @RequiresRole("super_admin")
    List<Item> everybodysItems(@Default("100") int limit);

    @Query
    @RequiresScope("read:secrets")
    default @Nullable String secret(Context context) {
        return "of " + context.tenantId();
    }

    @Query
    default String attribute(Context context, String name) {
        return String.valueOf(context.get(name).orElse(null));
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

    @Mutation
    default boolean sellOut(Context context) {
        throw new GraphQLException("OUT_OF_STOCK", "Nothing left");
    }

    @Mutation
    default boolean fail(Context context) {
        throw new IllegalStateException("secret of " + context.tenantId());
    }
}
