import io.fraiseql.api.Context;
import io.fraiseql.api.Default;
import io.fraiseql.api.Description;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.RequiresScope;
import io.fraiseql.api.Type;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Type
record Item(UUID id, String name, int quantity, OffsetDateTime createdAt) {}

interface @Api@ {
    @Query(sqlSource = "v_item")
    @Description("Items of the current tenant.")
    List<Item> items(@Default("20") int limit);

    @Query(sqlSource = "v_item", idArg = "id")
    @Nullable Item item(UUID id);

    @Mutation
    @RequiresScope("write:items")
    default Item createItem(Context context, String name, @Default("1") int quantity) {
        return context.db().queryOne(
                Item.class,
                "INSERT INTO tb_item (tenant_id, name, quantity) VALUES (?, ?, ?) RETURNING *",
                context.tenantId(), name, quantity);
    }
}
